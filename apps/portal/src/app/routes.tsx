import type { RouteObject } from 'react-router';
import { NewRecordPage } from '../features/new-record/NewRecordPage/NewRecordPage.tsx';
import { RecordPage } from '../features/record/RecordPage/RecordPage.tsx';
import { RecordsPage } from '../features/records-list/RecordsPage/RecordsPage.tsx';
import { SignedInPage } from '../features/session/SignedInPage.tsx';
import { SignOutPage } from '../features/session/SignOutPage.tsx';
import { NotFoundPage } from './messagePages.tsx';
import { Root } from './Root.tsx';
import { Shell } from './Shell/Shell.tsx';

/** Every address of the portal. */
export const routes: RouteObject[] = [
  {
    element: <Root />,
    children: [
      {
        element: <Shell />,
        children: [
          { index: true, element: <RecordsPage /> },
          { path: 'new', element: <NewRecordPage /> },
          { path: 'records/:recordId', element: <RecordPage /> },
          { path: 'signed-in', element: <SignedInPage /> },
          { path: 'sign-out', element: <SignOutPage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];
