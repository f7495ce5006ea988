import '@greffe/ui/styles.css';
import './preview.css';
import { belgianLocale, UiProvider } from '@greffe/ui';
import type { Decorator, Preview } from '@storybook/react-vite';
import { useLayoutEffect } from 'react';

const Page: Decorator = (Story, { globals, parameters }) => {
  const language = String(globals.language);
  const theme = String(globals.theme);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
  }, [language, theme]);
  const width = globals.width === 'story' ? parameters.width : globals.width;
  const story = <Story />;
  return (
    <UiProvider locale={belgianLocale(language)}>
      {parameters.layout === 'fullscreen' ? (
        story
      ) : (
        <div className="greffe-story" data-width={width}>
          {story}
        </div>
      )}
    </UiProvider>
  );
};

const item = (value: string, title: string) => ({ value, title });

const preview: Preview = {
  decorators: [Page],
  parameters: {
    layout: 'padded',
    a11y: { test: 'error' },
    controls: { expanded: true },
  },
  initialGlobals: { language: 'fr', width: 'story', theme: 'light' },
  globalTypes: {
    language: {
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          item('fr', 'Français'),
          item('nl', 'Nederlands'),
          item('de', 'Deutsch'),
          item('en', 'English'),
        ],
      },
    },
    width: {
      toolbar: {
        title: 'Width',
        icon: 'browser',
        dynamicTitle: true,
        items: [
          item('story', "The story's own"),
          item('full', 'Full'),
          item('field', 'A field'),
          item('phone', 'Phone, 360 px'),
        ],
      },
    },
    theme: {
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        dynamicTitle: true,
        items: [item('light', 'Light'), item('dark', 'Dark')],
      },
    },
  },
};

export default preview;
