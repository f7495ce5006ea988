import type { RegistryView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { definitionTexts } from '../language/definitionTexts.ts';
import { inLanguage, type Language } from '../language/languages.ts';
import { parentTypeOf } from './children.ts';

/** A record type that can be created, with its words. */
interface TypeOption {
  /** Names registry and type together. */
  readonly value: string;
  readonly registry: string;
  readonly recordType: string;
  readonly definition: string;
  readonly label: string;
  readonly description: string;
  /** Kind of the record that it is started from, where it is not started by itself. */
  readonly parentType?: string;
}

export interface RegistryChoices {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly types: readonly TypeOption[];
  /** Why none of them can be created for now: the registry is stopped. */
  readonly stopped?: string;
}

/** What this person may create, by registry; registries that offer nothing are left out. */
export function creatableTypes(
  registries: readonly RegistryView[],
  bundles: ReadonlyMap<string, Bundle>,
  language: Language,
): readonly RegistryChoices[] {
  return registries.flatMap((registry) => {
    const bundle = bundles.get(registry.definition);
    if (!bundle) return [];
    const texts = definitionTexts(bundle, language);
    const types = registry.recordTypes
      .filter(({ canCreate }) => canCreate)
      .map(({ id }) => ({
        ...withParent(parentTypeOf(bundle, id)),
        value: `${registry.id}/${id}`,
        registry: registry.id,
        recordType: id,
        definition: registry.definition,
        label: texts.recordType(id),
        description: texts.text(`recordType.${id}.description`, ''),
      }));
    if (types.length === 0) return [];
    return [
      {
        id: registry.id,
        title: inLanguage(registry.texts.title, language),
        description: inLanguage(registry.texts.description, language),
        types,
        ...(registry.stopped && { stopped: registry.stopped.reason }),
      },
    ];
  });
}

const withParent = (parentType: string | undefined) => (parentType === undefined ? {} : { parentType });
