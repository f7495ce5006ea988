import { Banner, Button } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { refusalWords } from './refusalWords.ts';
import type { Trial } from './useTrial.ts';

/** What stands between what was done and what is on the screen: a changed draft, a refusal, a server that is silent. */
export function ToldAgain({ trial }: { readonly trial: Trial }) {
  const { t } = useLanguage();
  const { preview, state, view, texts } = trial;
  const { undone, refusal, isUnchecked } = state;
  const [first] = undone;
  const retry = () => {
    const shown = view.bundle.steps[view.step.id];
    if (shown) void preview.prepare(shown);
  };
  const step = first?.deed.kind === 'command' && 'step' in first.deed.command && first.deed.command.step;
  return (
    <>
      {first && (
        <Banner tone="warning" announce="polite" title={t('preview.undone.title', { count: undone.length })}>
          {step
            ? t('preview.undone.step', {
                step: texts.step(step),
                reason: refusalWords(first.answer, texts, t),
              })
            : t('preview.undone.text')}
        </Banner>
      )}
      {refusal && refusal.refused !== 'dataInvalid' && (
        <Banner tone="error" announce="assertive" title={t('preview.refused')}>
          {refusalWords(refusal, texts, t)}
        </Banner>
      )}
      {isUnchecked && (
        <Banner
          tone="warning"
          announce="polite"
          title={t('preview.unchecked.title')}
          actions={
            <Button size="small" onPress={retry}>
              {t('app.retry')}
            </Button>
          }
        >
          {t('preview.unchecked.text')}
        </Banner>
      )}
    </>
  );
}
