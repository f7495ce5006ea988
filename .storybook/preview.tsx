import '@greffe/ui/styles.css';
import './preview.css';
import { belgianLocale, UiProvider } from '@greffe/ui';
import type { Decorator, Preview } from '@storybook/react-vite';
import { lazy, Suspense, useLayoutEffect } from 'react';
import { configure } from 'storybook/test';
import { readableTypes } from './docs/readableTypes.ts';

// A limit of what hangs, not of what is slow.
configure({ asyncUtilTimeout: 30_000 });

// Apart: no story and no test needs it.
const ComponentPage = lazy(() => import('./docs/ComponentPage.tsx'));
const DocsPage = () => (
  <Suspense>
    <ComponentPage />
  </Suspense>
);

const Page: Decorator = (Story, { args, globals, id, parameters, viewMode }) => {
  const language = String(globals.language);
  const theme = String(globals.theme);
  const density = String(globals.density);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
    document.documentElement.dataset.density = density;
  }, [language, theme, density]);
  // On a page with all states of a field, each keeps an id of its own.
  const isOneOfMany = viewMode === 'docs' && typeof args.id === 'string';
  const story = isOneOfMany ? <Story args={{ ...args, id: `${id}-${args.id}` }} /> : <Story />;
  return (
    <UiProvider locale={belgianLocale(language)}>
      {parameters.layout === 'fullscreen' ? (
        story
      ) : (
        <div className="greffe-story" data-width={parameters.width}>
          {story}
        </div>
      )}
    </UiProvider>
  );
};

const item = (value: string, title: string) => ({ value, title });
const screen = (name: string, width: number, height: number, type: 'mobile' | 'tablet' | 'desktop') => ({
  name: `${name}, ${width} px`,
  styles: { width: `${width}px`, height: `${height}px` },
  type,
});

// `STORYBOOK_THEME=dark npm test -- stories` looks at every story in another theme.
const firstTheme = import.meta.env.STORYBOOK_THEME ?? 'light';

const preview: Preview = {
  decorators: [Page],
  argTypesEnhancers: [readableTypes],
  tags: ['autodocs'],
  parameters: {
    layout: 'padded',
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: { page: DocsPage },
    viewport: {
      options: {
        phone: screen('Phone', 320, 640, 'mobile'),
        tablet: screen('Tablet', 768, 1024, 'tablet'),
        desktop: screen('Desktop', 1280, 900, 'desktop'),
      },
    },
  },
  initialGlobals: {
    language: 'fr',
    theme: firstTheme,
    density: 'comfortable',
    viewport: { value: 'desktop' },
  },
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
    theme: {
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        dynamicTitle: true,
        items: [item('light', 'Light'), item('dark', 'Dark'), item('contrast', 'High contrast')],
      },
    },
    density: {
      toolbar: {
        title: 'Density',
        icon: 'component',
        dynamicTitle: true,
        items: [item('comfortable', 'Comfortable'), item('compact', 'Compact')],
      },
    },
  },
};

export default preview;
