import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aLine, aList, aRecord, aStep, registry, renderPortal, session } from '../../../../test/portal.tsx';

const link = {
  hub: 'Hub du Sud',
  number: '17360525004',
  until: '2026-11-23T10:00:00.000Z',
  endsAt: '2026-11-22T10:00:00.000Z',
};
const types = registry.recordTypes.map((type) => ({ ...type, canCreate: false }));
const linked = {
  session: async () => ({ ...session, link }),
  registries: async () => ({ registries: [{ ...registry, recordTypes: types }], accessContact: [] }),
  searchRecords: async () => aList([aLine()]),
};

describe('NP-4: a session by a hub’s link', () => {
  it('says that it reads, by which hub, for whom and until when, beside that patient’s records', async () => {
    renderPortal('/', linked);
    expect(await screen.findByText('Lecture seule, par le lien de Hub du Sud')).toBeInTheDocument();
    expect(screen.getByText(/Ada Dupont \(17360525004\).*23\/11\/2026.*11:00/)).toBeInTheDocument();
    expect(screen.getByText(/11:00\. Ensuite/)).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: /Peeters Jan/ })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Nouvel/ })).not.toBeInTheDocument();
  });

  it('says so above a record too, which offers nothing to do', async () => {
    renderPortal('/records/r1', {
      ...linked,
      record: async () => aRecord({ steps: [aStep({ commands: [] })] }),
    });
    expect(await screen.findByText('Lecture seule, par le lien de Hub du Sud')).toBeInTheDocument();
    expect(await screen.findByRole('heading', { level: 1 })).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Valider|Enregistrer|Envoyer/ })).not.toBeInTheDocument();
  });

  it('can be left, and has no other sessions to look at', async () => {
    renderPortal('/', linked);
    const banner = await screen.findByRole('banner');
    await userEvent.click(within(banner).getByRole('button', { name: 'Compte de Ada Dupont' }));
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Se déconnecter']);
  });

  it('is said to nobody else', async () => {
    renderPortal('/');
    expect(await screen.findByRole('heading', { level: 1, name: 'Bonjour Ada' })).toBeInTheDocument();
    expect(screen.queryByText(/Lecture seule/)).not.toBeInTheDocument();
  });
});
