import type { RouteObject } from 'react-router';
import { NewRecordPage } from '../features/new-record/NewRecordPage/NewRecordPage.tsx';
import { OwnSessionsPage } from '../features/own-sessions/OwnSessionsPage/OwnSessionsPage.tsx';
import { RecordsPage } from '../features/records-list/RecordsPage/RecordsPage.tsx';
import { SignedInPage } from '../features/session/SignedInPage.tsx';
import { SignOutPage } from '../features/session/SignOutPage.tsx';
import { CrashedPage, NotFoundPage } from './messagePages.tsx';
import { PageLoading } from './PageLoading/PageLoading.tsx';
import { Root } from './Root.tsx';
import { Shell } from './Shell/Shell.tsx';

/** The form's machinery weighs more than all the rest of the portal: it comes with the first record. */
async function recordPage() {
  const { RecordPage } = await import('../features/record/RecordPage/RecordPage.tsx');
  return { Component: RecordPage };
}

async function historyPage() {
  const { HistoryPage } = await import('../features/record-history/HistoryPage/HistoryPage.tsx');
  return { Component: HistoryPage };
}

/** Those who give access to others are few. */
async function accessPage() {
  const { AccessPage } = await import('../features/access/AccessPage/AccessPage.tsx');
  return { Component: AccessPage };
}
async function grantPage() {
  const { GrantPage } = await import('../features/access/GrantPage/GrantPage.tsx');
  return { Component: GrantPage };
}
async function organisationsPage() {
  const { OrganisationsPage } = await import('../features/access/OrganisationsPage/OrganisationsPage.tsx');
  return { Component: OrganisationsPage };
}

/** Everybody has a page of their own. */
async function personPage() {
  const { PersonPage } = await import('../features/access/PersonPage/PersonPage.tsx');
  return { Component: PersonPage };
}

async function erasuresPage() {
  const { ErasuresPage } = await import('../features/erasures/ErasuresPage/ErasuresPage.tsx');
  return { Component: ErasuresPage };
}

async function contactPage() {
  const { ContactPage } = await import('../features/contact/ContactPage/ContactPage.tsx');
  return { Component: ContactPage };
}

async function sendingsPage() {
  const { SendingsPage } = await import('../features/sendings/SendingsPage/SendingsPage.tsx');
  return { Component: SendingsPage };
}

/** It reads forms as the record's pages do. */
async function ownDataPage() {
  const { OwnDataPage } = await import('../features/own-data/OwnDataPage/OwnDataPage.tsx');
  return { Component: OwnDataPage };
}

/** Every address of the portal. */
export const routes: RouteObject[] = [
  {
    element: <Root />,
    errorElement: <CrashedPage />,
    hydrateFallbackElement: <PageLoading />,
    children: [
      {
        element: <Shell />,
        children: [
          { index: true, element: <RecordsPage /> },
          { path: 'new', element: <NewRecordPage /> },
          {
            path: 'records/:recordId',
            lazy: recordPage,
            // One page for all of them: going from a step to another keeps what stands around it.
            children: [
              { index: true, element: null },
              { path: 'steps/:stepId', element: null },
              { path: 'steps/:stepId/entries/:entryId', element: null },
            ],
          },
          { path: 'account/sessions', element: <OwnSessionsPage /> },
          { path: 'account/contact', lazy: contactPage },
          { path: 'account/data', lazy: ownDataPage },
          { path: 'records/:recordId/history', lazy: historyPage },
          { path: 'access', lazy: accessPage },
          { path: 'access/new', lazy: grantPage },
          { path: 'access/organisations', lazy: organisationsPage },
          { path: 'access/people/:person', lazy: personPage },
          { path: 'erasures', lazy: erasuresPage },
          { path: 'sendings', lazy: sendingsPage },
          { path: 'signed-in', element: <SignedInPage /> },
          { path: 'sign-out', element: <SignOutPage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];
