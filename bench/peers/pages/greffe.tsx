import '@greffe/ui/styles.css';
import type { Bundle } from '@greffe/definition';
import { instantiateValidator, type ValidatorModule } from '@greffe/definition/runtime';
import { StepForm } from '@greffe/form-engine';
import { UiProvider } from '@greffe/ui';
import { createRoot } from 'react-dom/client';
import { initialData } from './initialData.ts';
import { offer } from './peer.ts';

offer({
  async prepare(form, files) {
    return {
      bundle: files.bundle as Bundle,
      data: initialData(form),
      validate: instantiateValidator((await import(/* @vite-ignore */ files.validator)) as ValidatorModule),
    };
  },
  mount(root, { bundle, data, validate }) {
    createRoot(root).render(
      <UiProvider locale="fr-BE">
        <StepForm
          bundle={bundle}
          step="all"
          language="fr"
          data={data}
          facts={{
            today: '2026-11-22',
            organisation: { number: '', name: '' },
            author: { number: '', name: '' },
          }}
          validate={validate}
          submitLabel="Envoyer"
        />
      </UiProvider>,
    );
  },
});
