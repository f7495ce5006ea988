import { AppearanceMenu, useAppearance } from '@greffe/ui';
import { useCommonLanguage } from '../language/createLanguage.tsx';

/** How the page looks on this screen: theme and density. */
export function AppearanceChoice() {
  const { t } = useCommonLanguage();
  const [appearance, setAppearance] = useAppearance();
  return (
    <AppearanceMenu
      words={{
        label: t('appearance.label'),
        theme: t('appearance.theme'),
        themes: {
          light: t('appearance.theme.light'),
          dark: t('appearance.theme.dark'),
          contrast: t('appearance.theme.contrast'),
          device: t('appearance.theme.device'),
        },
        density: t('appearance.density'),
        densities: {
          comfortable: t('appearance.density.comfortable'),
          compact: t('appearance.density.compact'),
        },
      }}
      value={appearance}
      onChange={setAppearance}
    />
  );
}
