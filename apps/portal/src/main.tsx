import '@greffe/ui/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { createQueries } from './api/createQueries.ts';
import { portalClient } from './api/portalClient.ts';
import { App } from './app/App.tsx';
import { routes } from './app/routes.tsx';
import { createBrowserSide } from './browser/createBrowserSide.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with id "root"');

const browser = createBrowserSide();

createRoot(root).render(
  <StrictMode>
    <App
      client={portalClient(browser.tabs.session)}
      queries={createQueries()}
      browser={browser}
      router={createBrowserRouter(routes)}
    />
  </StrictMode>,
);
