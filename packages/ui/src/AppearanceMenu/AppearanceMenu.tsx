import type { Key } from 'react-aria-components';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu as AriaMenu, Header, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { buttonClass } from '../Button/index.ts';
import { Icon } from '../Icon/index.ts';
import menuStyles from '../Menu/Menu.module.css';
import { cx } from '../support/cx.ts';
import { densities, themes } from '../tokens/generated/names.ts';
import styles from './AppearanceMenu.module.css';
import type { Appearance, ThemeChoice } from './appearance.ts';

export interface AppearanceWords {
  /** Name of the button and the menu. */
  readonly label: string;
  readonly theme: string;
  readonly themes: Readonly<Record<ThemeChoice, string>>;
  readonly density: string;
  readonly densities: Readonly<Record<Appearance['density'], string>>;
}

export interface AppearanceMenuProps {
  readonly words: AppearanceWords;
  readonly value: Appearance;
  readonly onChange: (appearance: Appearance) => void;
}

const themeChoices: readonly ThemeChoice[] = [...themes, 'device'];

/** Theme and density of the page. The menu stays open, so that one sees what one chooses. */
export function AppearanceMenu({ words, value, onChange }: AppearanceMenuProps) {
  return (
    <MenuTrigger>
      <AriaButton className={buttonClass({ variant: 'quiet' })} aria-label={words.label}>
        <Icon name="contrast" />
        <Icon name="chevron-down" />
      </AriaButton>
      <Popover className={menuStyles.popover ?? ''} placement="bottom end">
        <AriaMenu className={menuStyles.menu ?? ''} aria-label={words.label}>
          <Choice
            title={words.theme}
            choices={themeChoices}
            names={words.themes}
            value={value.theme}
            onChange={(theme) => onChange({ ...value, theme })}
          />
          <Choice
            title={words.density}
            choices={densities}
            names={words.densities}
            value={value.density}
            onChange={(density) => onChange({ ...value, density })}
          />
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface ChoiceProps<Name extends string> {
  readonly title: string;
  readonly choices: readonly Name[];
  readonly names: Readonly<Record<Name, string>>;
  readonly value: Name;
  readonly onChange: (choice: Name) => void;
}

function Choice<Name extends string>({ title, choices, names, value, onChange }: ChoiceProps<Name>) {
  const choose = (chosen: Iterable<Key> | 'all') => {
    const found = choices.find((name) => chosen !== 'all' && [...chosen].includes(name));
    if (found !== undefined) onChange(found);
  };
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={choose}
      className={styles.section ?? ''}
    >
      <Header className={styles.title ?? ''}>{title}</Header>
      {choices.map((name) => (
        <MenuItem
          key={name}
          id={name}
          textValue={names[name]}
          className={cx(menuStyles.item, styles.item)}
          shouldCloseOnSelect={false}
        >
          <Icon name="check" className={styles.check} />
          {names[name]}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
