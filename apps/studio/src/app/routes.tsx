import { PageLoading } from '@greffe/app';
import type { RouteObject } from 'react-router';
import { HomePage } from '../features/home/HomePage.tsx';
import { CrashedPage, NotFoundPage } from './messagePages.tsx';
import { Root } from './Root.tsx';

/** What edits a definition weighs more than the list of them: it comes with the first draft. */
async function editor() {
  const { EditorPage } = await import('../features/editor/EditorPage.tsx');
  return { Component: EditorPage };
}

async function steps() {
  const { StepsPage } = await import('../features/steps/StepsPage.tsx');
  return { Component: StepsPage };
}

async function texts() {
  const { TextsPage } = await import('../features/texts/TextsPage.tsx');
  return { Component: TextsPage };
}

async function fields() {
  const { FieldsPage } = await import('../features/fields/FieldsPage.tsx');
  return { Component: FieldsPage };
}

async function rules() {
  const { RulesPage } = await import('../features/rules/RulesPage.tsx');
  return { Component: RulesPage };
}

async function counters() {
  const { CountersPage } = await import('../features/counters/CountersPage.tsx');
  return { Component: CountersPage };
}

async function publish() {
  const { PublishPage } = await import('../features/publish/PublishPage.tsx');
  return { Component: PublishPage };
}

async function newRegistry() {
  const { NewRegistryPage } = await import('../features/newRegistry/NewRegistryPage.tsx');
  return { Component: NewRegistryPage };
}

/** Every address of the studio. */
export const routes: RouteObject[] = [
  {
    path: 'studio',
    element: <Root />,
    errorElement: <CrashedPage />,
    hydrateFallbackElement: <PageLoading />,
    children: [
      { index: true, element: <HomePage /> },
      { path: 'new', lazy: newRegistry },
      {
        path: 'drafts/:draftId',
        lazy: editor,
        children: [
          { index: true, lazy: steps },
          { path: 'steps', lazy: steps },
          { path: 'fields', lazy: fields },
          { path: 'rules', lazy: rules },
          { path: 'counters', lazy: counters },
          { path: 'texts', lazy: texts },
          { path: 'publish', lazy: publish },
        ],
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];
