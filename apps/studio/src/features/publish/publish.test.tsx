import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { anImpact, aRecordsImpact, publicationAnswers } from '../../../test/publication.ts';
import { aDraft, aDraftLine, aRegistry, problem, renderStudio } from '../../../test/studio.tsx';

const address = '/studio/drafts/d1/publish';
const open = (
  more: Parameters<typeof publicationAnswers>[0] = {},
  language: 'fr' | 'nl' | 'de' | 'en' = 'fr',
) => {
  const answers = publicationAnswers(more);
  return { ...renderStudio(address, answers, language), answers };
};
const submit = () => screen.findByRole('button', { name: 'Publier…' });
const confirm = async (version: string) => {
  await userEvent.click(await submit());
  const dialog = await screen.findByRole('alertdialog');
  await userEvent.click(within(dialog).getByRole('button', { name: `Publier la version ${version}` }));
};

describe('what publishing would mean', () => {
  it('is said before: differences by what they mean, checks, records under way', async () => {
    open();
    const changes = await screen.findByRole('region', { name: 'Différences' });
    expect(within(changes).getByText('2 différences avec la version 1.0.0, en vigueur.')).toBeVisible();
    expect(within(changes).getByRole('link', { name: 'Le champ « Titre » est nouveau.' })).toHaveAttribute(
      'href',
      '/studio/drafts/d1/fields?step=desk&field=%2Ftitle',
    );
    expect(screen.queryByText('Le texte a changé.'), 'texts are folded').not.toBeInTheDocument();
    await userEvent.click(within(changes).getByRole('button', { name: 'Textes 1' }));
    expect(within(changes).getByRole('link', { name: 'Le texte a changé.' })).toHaveAttribute(
      'href',
      '/studio/drafts/d1/texts?key=step.desk.title',
    );
    const checks = screen.getByRole('region', { name: 'Vérifications' });
    expect(within(checks).getByText('2 sur 2 comme prévu')).toBeVisible();
    const records = await screen.findByRole('region', { name: 'Enregistrements en cours' });
    expect(within(records).getByText(/Les 5 enregistrements en cours ne sont pas touchés/)).toBeVisible();
    const row = within(records).getByRole('row', { name: /Prêt · Guichet/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['brouillon', '5', '3', '1', '1']);
    expect(within(records).getByText('L’étape peut encore être annulée. (1 enregistrement)')).toBeVisible();
  });

  it.each([
    ['nl', 'Verschillen', 'Le champ « Titre » est nouveau. (nl)'],
    ['de', 'Unterschiede', 'Le champ « Titre » est nouveau. (de)'],
    ['en', 'Differences', 'Le champ « Titre » est nouveau. (en)'],
  ] as const)('in %s', async (language, heading, sentence) => {
    open({}, language);
    const changes = await screen.findByRole('region', { name: heading });
    expect(within(changes).getByRole('link', { name: sentence })).toBeVisible();
  });

  it('shows what is still being looked at, and each part as soon as it is there', async () => {
    const records = Promise.withResolvers<ReturnType<typeof aRecordsImpact>>();
    open({ recordsImpact: () => records.promise });
    expect(await screen.findByRole('region', { name: 'Différences' })).toBeVisible();
    expect(screen.getByText('Vérification en cours…')).toBeVisible();
    expect(await submit(), 'not before everything was seen').toBeDisabled();
    records.resolve(aRecordsImpact());
    await waitFor(() => expect(screen.queryByText('Vérification en cours…')).not.toBeInTheDocument());
    expect(await submit()).toBeEnabled();
  });

  it('says of only some records that only some were tried', async () => {
    open({ recordsImpact: async () => aRecordsImpact({ recordsUnderWay: 9000, recordsLookedAt: 500 }) });
    expect(await screen.findByText(/Pour 500 d’entre eux \(sur 9000\)/)).toBeVisible();
  });

  it('warns of a draft that started from another version than the one in force', async () => {
    const versions = [
      {
        hash: 'h1',
        version: '1.0.0',
        publishedAt: '2026-11-20T09:00:00Z',
        isWithdrawn: false,
        hasFiles: true,
      },
    ];
    const registry = aRegistry({ versions, drafts: [aDraftLine()] });
    open({
      registries: async () => ({ registries: [registry] }),
      impact: async () => anImpact({ inForce: { hash: 'h9', version: '1.4.0' } }),
    });
    expect(await screen.findByText('Ce brouillon part de la version 1.0.0')).toBeVisible();
    expect(screen.getByText(/C’est la version 1.4.0 qui est en vigueur/)).toBeVisible();
  });

  it('says that it could not be looked at, and tries again on request', async () => {
    const impact = vi.fn().mockRejectedValueOnce(problem(503)).mockResolvedValue(anImpact());
    open({ impact });
    await userEvent.click(await screen.findByRole('button', { name: 'Vérifier à nouveau' }));
    expect(await screen.findByRole('region', { name: 'Différences' })).toBeVisible();
  });
});

describe('what stands in the way', () => {
  it('is listed with the way to it, and nothing can be published', async () => {
    open({
      impact: async () =>
        anImpact({
          findings: [
            {
              severity: 'error',
              code: 'x',
              file: 'i18n/fr.json',
              pointer: '/step.desk.title',
              message: 'Texte vide.',
            },
          ],
          verifier: {
            isProved: false,
            results: [
              {
                recordType: 'loan',
                property: 'progress',
                title: 'Personne ne reste bloqué.',
                answer: 'violated',
                violations: [
                  {
                    finding: {
                      severity: 'error',
                      code: 'v',
                      file: 'workflow.json',
                      pointer: '',
                      message: 'Plus personne ne peut agir.',
                    },
                    trace: ['Le bibliothécaire valide « Guichet ».', 'Le délai passe.'],
                  },
                ],
                left: [],
              },
            ],
          },
        }),
    });
    const checks = await screen.findByRole('region', { name: 'Vérifications' });
    expect(within(checks).getByText('Plus personne ne peut agir.')).toBeVisible();
    const trace = within(checks).getByText('Le délai passe.').closest('ol');
    expect(within(trace as HTMLElement).getAllByRole('listitem')).toHaveLength(2);
    expect(within(checks).getByRole('link', { name: /Aller à l’endroit/ })).toHaveAttribute(
      'href',
      '/studio/drafts/d1/texts?key=step.desk.title',
    );
    expect(await submit()).toBeDisabled();
    expect(
      screen.getByText(/Pas encore publiable : 1 faute, 1 point du déroulement non prouvé/),
    ).toBeVisible();
  });

  it('is an example that differs: at which moment, what was expected, what came', async () => {
    const example = {
      title: 'Un prêt',
      recordType: 'loan',
      steps: [{ at: '2026-11-22T10:00:00+01:00', who: 'librarian', do: 'validate', step: 'desk' }],
    };
    const file = 'cases/a.case.json';
    open({
      draft: async () => aDraft({ files: { ...aDraft().files, [file]: JSON.stringify(example) } }),
      impact: async () =>
        anImpact({
          cases: {
            passed: 1,
            failed: [
              {
                file,
                title: 'Un prêt',
                differences: [
                  {
                    pointer: '/steps/0/expect/steps/opinion',
                    message: 'expected open, found waiting',
                    expected: 'open',
                    found: 'waiting',
                  },
                ],
              },
            ],
          },
        }),
    });
    expect(await screen.findByText('Moment 1 : valider « Guichet » (Bibliothécaire)')).toBeVisible();
    expect(screen.getByText('L’étape « Avis »')).toBeVisible();
    expect(screen.getByText('attendu : ouvert ; obtenu : en attente')).toBeVisible();
    expect(await submit()).toBeDisabled();
  });
});

describe('publishing', () => {
  it('takes the number that is proposed, says what it means, and leads on', async () => {
    const { answers, router } = open();
    expect(await screen.findByRole('textbox', { name: 'Numéro de version' })).toHaveValue('1.1.0');
    await userEvent.type(screen.getByRole('textbox', { name: 'Notes' }), 'Un titre en plus.');
    await userEvent.click(await submit());
    const dialog = await screen.findByRole('alertdialog', {
      name: /^Publier la version 1\.1\.0 de «\s?Bibliothèque/,
    });
    expect(within(dialog).getByText(/Les nouveaux enregistrements suivent cette version/)).toBeVisible();
    expect(within(dialog).getByText(/Les 5 enregistrements en cours ne sont pas touchés/)).toBeVisible();
    expect(answers.publish, 'not before it was confirmed').not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Publier la version 1.1.0' }));
    const heading = await screen.findByRole('heading', { name: 'La version 1.1.0 est en vigueur' });
    expect(heading).toHaveFocus();
    expect(answers.publish).toHaveBeenCalledExactlyOnceWith(
      'd1',
      { version: '1.1.0', notes: 'Un titre en plus.' },
      { revision: 4, idempotencyKey: expect.any(String) },
    );
    expect(screen.getByRole('link', { name: 'Vers un nouvel enregistrement' })).toHaveAttribute(
      'href',
      '/new',
    );
    await userEvent.click(screen.getByRole('link', { name: 'Aux registres' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/studio'));
  });

  it('can be done by keyboard alone', async () => {
    const { answers } = open();
    const field = await screen.findByRole('textbox', { name: 'Numéro de version' });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Publier…' })).toBeEnabled());
    field.focus();
    await userEvent.tab();
    await userEvent.keyboard('Relu');
    await userEvent.tab();
    expect(await submit()).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('alertdialog');
    await waitFor(() => expect(dialog).toContainElement(document.activeElement as HTMLElement));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    const opener = await submit();
    await waitFor(() => expect(opener, 'the focus is where it was').toHaveFocus());
    expect(answers.publish).not.toHaveBeenCalled();
  });

  it.each([
    ['1.0.0', /plus grand que 1.0.0/],
    ['deux', /trois nombres/],
    ['', /Indiquez un numéro/],
  ])('refuses the number “%s” and says which one it takes', async (version, message) => {
    open();
    const field = await screen.findByRole('textbox', { name: 'Numéro de version' });
    await userEvent.clear(field);
    if (version !== '') await userEvent.type(field, version);
    await userEvent.click(await submit());
    expect(await screen.findByText(message)).toBeVisible();
    expect(field).toHaveFocus();
    expect(field).toHaveAccessibleDescription(expect.stringMatching(message));
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  });

  it('of a draft that somebody else has changed is said in words, and looked at again', async () => {
    const publish = vi.fn().mockRejectedValueOnce(problem(412, { code: 'draftStale', revision: 9 }));
    const impact = vi.fn(async () => anImpact());
    const draft = vi.fn(async () => aDraft());
    open({ publish, impact, draft });
    await confirm('1.1.0');
    expect(
      await screen.findByText('Le brouillon a changé pendant ce temps : rien n’a été publié'),
    ).toBeVisible();
    const theirs = { ...aDraft().files, 'manual/a.md': 'À lire.' };
    draft.mockResolvedValue(aDraft({ revision: 9, files: theirs }));
    impact.mockResolvedValue(anImpact({ revision: 9 }));
    publish.mockResolvedValue({ hash: 'h2', version: '1.1.0', revision: 10 });
    await userEvent.click(screen.getByRole('button', { name: 'Vérifier à nouveau' }));
    await waitFor(async () => expect(await submit()).toBeEnabled());
    await confirm('1.1.0');
    expect(await screen.findByRole('heading', { name: 'La version 1.1.0 est en vigueur' })).toBeVisible();
    expect(publish.mock.lastCall?.[2]).toMatchObject({ revision: 9 });
  });

  it('after a lost answer sends the same request again, which is done once', async () => {
    const publish = vi
      .fn()
      .mockRejectedValueOnce(new TypeError('network'))
      .mockResolvedValue({ hash: 'h2', version: '1.1.0', revision: 5 });
    open({ publish });
    await confirm('1.1.0');
    expect(await screen.findByText(/la même demande n’est jamais exécutée deux fois/)).toBeVisible();
    await confirm('1.1.0');
    await screen.findByRole('heading', { name: 'La version 1.1.0 est en vigueur' });
    const [first, second] = publish.mock.calls;
    expect(second).toEqual(first);
  });

  it('says what the server found against it', async () => {
    const findings = [
      {
        severity: 'error' as const,
        code: 'x',
        file: 'rules.json',
        pointer: '',
        message: 'Règle sans message.',
      },
    ];
    open({
      publish: () =>
        Promise.reject(problem(409, { code: 'notPublishable', detail: 'Voir la liste.', findings })),
    });
    await confirm('1.1.0');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Voir la liste.');
    expect(alert).toHaveTextContent('Règle sans message.');
  });

  it('is not possible on what was changed since it was looked at', async () => {
    open({ impact: async () => anImpact({ revision: 3 }) });
    expect((await screen.findAllByText('Le brouillon a changé depuis cette vérification'))[0]).toBeVisible();
    expect(await submit()).toBeDisabled();
  });

  it('keeps what was typed while another part of the draft is looked at', async () => {
    const { router } = open();
    await userEvent.type(await screen.findByRole('textbox', { name: 'Notes' }), 'À relire');
    await router.navigate('/studio/drafts/d1/texts');
    await screen.findByRole('heading', { level: 2, name: 'Textes' });
    await router.navigate(address);
    expect(await screen.findByRole('textbox', { name: 'Notes' })).toHaveValue('À relire');
  });
});
