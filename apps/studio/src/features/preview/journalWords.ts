import { formatDay } from '@greffe/client/app';
import type { RecordEvent, RequestedEffect } from '@greffe/workflow';
import type { useLanguage } from '../language/LanguageProvider.tsx';
import type { DefinitionTexts } from './trial/definitionTexts.ts';

type Translate = ReturnType<typeof useLanguage>['t'];

/** What happened, and where; nothing for what only the engine needs to know. */
export function eventWords(event: RecordEvent, texts: DefinitionTexts, t: Translate): string | undefined {
  switch (event.type) {
    case 'begun':
    case 'opened':
    case 'undone':
    case 'reopened':
    case 'deleted':
    case 'locked':
    case 'added':
    case 'missed':
      return at(t(`preview.event.${event.type}`), event, texts, t);
    case 'validated':
    case 'ended': {
      const { outcome, step } = event;
      const what = t(`preview.event.${event.type}`);
      const decided = outcome === undefined ? what : `${what} – ${texts.outcome(step, outcome)}`;
      return at(decided, event, texts, t);
    }
    case 'unlocked':
      return `${at(t('preview.event.unlocked'), event, texts, t)} – ${event.reason}`;
    case 'annotated':
      return `${at(t('preview.event.annotated'), event, texts, t)} – ${event.text}`;
    case 'roundStarted':
      return at(
        t('preview.event.roundStarted'),
        { step: event.steps.map(texts.step).join(', ') },
        undefined,
        t,
      );
    case 'acknowledged':
    case 'correctionsRequested':
      return t(`preview.event.${event.type}`);
    // Conditions and schedules that have other answers, and reminders: what follows from them is said itself.
    case 'applied':
    case 'planned':
    case 'dueSet':
    case 'reminded':
      return undefined;
  }
}

function at(
  what: string,
  { step, entry }: { readonly step: string; readonly entry?: string },
  texts: DefinitionTexts | undefined,
  t: Translate,
): string {
  const where = texts ? texts.step(step) : step;
  return t('preview.event.at', {
    what,
    where: entry === undefined ? where : `${where} (${formatDay(entry)})`,
  });
}

/** What the record caused. */
export function effectWords(effect: RequestedEffect, texts: DefinitionTexts, t: Translate): string {
  switch (effect.type) {
    case 'message':
      return t('preview.effect.message', {
        subject: texts.subject(effect.message),
        roles: effect.to.map(texts.role).join(', '),
      });
    case 'document':
      return t('preview.effect.document', { document: texts.document(effect.document) });
    case 'code':
      return t('preview.effect.code');
    case 'transmission':
      return t('preview.effect.transmission');
  }
}
