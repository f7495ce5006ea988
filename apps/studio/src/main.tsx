import '@greffe/ui/styles.css';
import { watchAttendance } from '@greffe/client/app';
import { createStudioClient } from '@greffe/client/studio';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { createQueries } from './api/queries.ts';
import { App } from './app/App.tsx';
import { routes } from './app/routes.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with id "root"');

createRoot(root).render(
  <StrictMode>
    <App
      client={createStudioClient(window.location.origin, { isUnattended: watchAttendance(window) })}
      queries={createQueries()}
      router={createBrowserRouter(routes)}
    />
  </StrictMode>,
);
