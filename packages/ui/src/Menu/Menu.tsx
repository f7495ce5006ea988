import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { type ButtonLook, buttonClass } from '../Button/index.ts';
import { Icon, type IconName } from '../Icon/index.ts';
import { cx } from '../support/cx.ts';
import styles from './Menu.module.css';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
  readonly href?: string | undefined;
  readonly onAction?: (() => void) | undefined;
  readonly isDanger?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}

export interface MenuProps extends ButtonLook {
  /** What the button shows. */
  readonly children: ReactNode;
  /** Name of the button and the menu, when what it shows is not one. */
  readonly label?: string | undefined;
  /** Stands above the items: who is signed in, for whom. */
  readonly head?: ReactNode;
  readonly items: readonly MenuAction[];
}

/** Actions behind a button. */
export function Menu({ children, label, head, items, icon, variant = 'quiet', size }: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton
        className={buttonClass({ variant, size })}
        {...(label !== undefined && { 'aria-label': label })}
      >
        {icon !== undefined && <Icon name={icon} />}
        <span data-menu-label>{children}</span>
        <Icon name="chevron-down" />
      </AriaButton>
      <Popover className={styles.popover ?? ''} placement="bottom end">
        {head !== undefined && <div className={styles.head}>{head}</div>}
        <AriaMenu className={styles.menu ?? ''}>
          {items.map((item) => (
            <MenuItem
              key={item.id}
              id={item.id}
              className={cx(styles.item, item.isDanger && styles.danger)}
              textValue={item.label}
              isDisabled={item.isDisabled ?? false}
              {...(item.href !== undefined && { href: item.href })}
              {...(item.onAction && { onAction: item.onAction })}
            >
              {item.icon !== undefined && <Icon name={item.icon} />}
              {item.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
