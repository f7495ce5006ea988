import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { filesOf, shared } from '../../../test/forms.ts';
import { compileStep, importValidator } from '../../../test/preview.ts';
import { aDraft, renderStudio } from '../../../test/studio.tsx';
import { casesOf } from '../../checks/cases.ts';
import type { Preview } from './preview.types.ts';

vi.mock('./importValidator.ts', () => ({ importValidator }));

const held = vi.hoisted((): { preview?: Preview; time: number } => ({ time: 0 }));
vi.mock('./createPreview.ts', async (original) => {
  const real = await original<typeof import('./createPreview.ts')>();
  return {
    ...real,
    createPreview: (api: Parameters<typeof real.createPreview>[0]) => {
      held.preview = real.createPreview(api, () => held.time);
      return held.preview;
    },
  };
});

beforeEach(() => localStorage.clear());

const panel = async () => within(await screen.findByRole('complementary', { name: 'Aperçu' }));
const press = async (name: string | RegExp) =>
  userEvent.click(await (await panel()).findByRole('button', { name }));

/** A draft that is tried, where a case of its registry has come to after so many of its steps. */
async function openAt(name: string, file: string, count: number) {
  const files = filesOf(name);
  const story =
    casesOf(files)
      .find((example) => example.file === file)
      ?.value.steps.slice(0, count) ?? [];
  held.time = Date.parse(story[0]?.at ?? '');
  renderStudio('/studio/drafts/d1/steps', {
    draft: async () => aDraft({ registry: name, files, shared }),
    compileStep,
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Aperçu du formulaire' }));
  await (await panel()).findByRole('combobox', { name: 'En tant que' });
  for (const { at, who, do: what, step = '', data } of story) {
    held.time = Date.parse(at);
    await act(async () => {
      held.preview?.show({ role: who, step });
      if (what === 'validate') await held.preview?.command({ type: what, step }, data);
      else held.preview?.wait();
    });
  }
  return panel();
}

describe('farther in a record', () => {
  it('the receiver is answered for: corrections are asked for, and the role sees that it is to correct', async () => {
    const tried = await openAt('implantable-cgm', 'cases/reopened-and-corrected.case.json', 1);
    expect(await tried.findByText('Envoi en cours')).toBeInTheDocument();
    await press('Confirmer la réception');
    expect(await tried.findByText('Envoyé')).toBeInTheDocument();
    await press('Demander des corrections');
    expect(await tried.findByText('À corriger')).toBeInTheDocument();
    await press(/Ce qui s’est passé/);
    expect(tried.getByText('Corrections demandées')).toBeInTheDocument();
    expect(tried.getByText('Un code d’enregistrement serait donné')).toBeInTheDocument();
  });

  it('NP-14: a step that is asked for again says its round, and shows what the last one held', async () => {
    const tried = await openAt('example-opinion', 'cases/np-21-three-rounds.case.json', 12);
    expect(tried.getByRole('heading', { name: 'Avis du conseil', level: 3 })).toBeInTheDocument();
    expect(tried.getByText('Tour 2 · Décision : Question posée')).toBeInTheDocument();
    expect(tried.getByText(/^Le message « Question du conseil » à Médecin partira à/)).toBeInTheDocument();
    await press('Tour 1');
    const earlier = tried.getByRole('button', { name: 'Tour 1' });
    expect(earlier).toHaveAttribute('aria-expanded', 'true');
    await press(/^\+5 minutes/);
    await press('Médecin : Réponse de l’hôpital');
    expect(await tried.findByText('Tour 3')).toBeInTheDocument();
  });

  it('CO-5: support unlocks a step with a reason, which stands in what happened', async () => {
    const tried = await openAt('example-opinion', 'cases/co-5-opinion-unlocked.case.json', 6);
    await press('+5 minutes');
    await userEvent.selectOptions(tried.getByRole('combobox', { name: 'En tant que' }), 'Assistance');
    await press(/^Étape/);
    await press(/^Avis du conseil Verrouillée/);
    await press('Déverrouiller');
    const dialog = within(await screen.findByRole('dialog', { name: 'Déverrouiller' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Déverrouiller' }));
    expect(dialog.getByText('Écrivez pourquoi.')).toBeInTheDocument();
    await userEvent.type(dialog.getByRole('textbox', { name: 'Motif' }), 'Erreur de saisie');
    await userEvent.click(dialog.getByRole('button', { name: 'Déverrouiller' }));
    await press(/Ce qui s’est passé/);
    expect(
      await tried.findByText(/Déverrouillé par le support : Avis du conseil – Erreur de saisie/),
    ).toBeInTheDocument();
  });
});
