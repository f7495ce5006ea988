import type { Pointer } from '../types.ts';

/** `harmless`: records move as they are. `migration`: some cannot, unless operations say how. `loss`: answers or states have no place any more. */
export type Impact = 'harmless' | 'migration' | 'loss';

/** Where a change stands; ids are the newer version's, those of what is gone the older one's. */
export interface ChangePlace {
  readonly recordType?: string;
  readonly step?: string;
  readonly pointer?: Pointer;
  /** A rule, role, outcome, link, table, counter, text key, option, setting. */
  readonly id?: string;
  readonly language?: string;
}

/** One difference between two versions. `kind` names its sentence in every language. */
export interface Change {
  readonly kind: ChangeKind;
  readonly where: ChangePlace;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly impact: Impact;
}

export type ChangeKind =
  | 'languageAdded'
  | 'languageRemoved'
  | 'setting'
  | 'roleAdded'
  | 'roleRemoved'
  | 'roleGrantedBy'
  | 'roleScope'
  | 'recordTypeAdded'
  | 'recordTypeRemoved'
  | 'recordTypeCreatedBy'
  | 'recordTypeBeneficiary'
  | 'recordTypeListDate'
  | 'recordTypeConsent'
  | 'recordTypeSupport'
  | 'recordTypeAccessHistory'
  | 'recordTypeAccess'
  | 'linkAdded'
  | 'linkRemoved'
  | 'linkChanged'
  | 'stepAdded'
  | 'stepRemoved'
  | 'stepRenamed'
  | 'stepOrder'
  | 'stepRoles'
  | 'stepReaders'
  | 'stepRequires'
  | 'stepCondition'
  | 'stepRepeat'
  | 'stepCorrection'
  | 'stepDue'
  | 'stepMedical'
  | 'outcomeAdded'
  | 'outcomeRemoved'
  | 'outcomeChanged'
  | 'effectAdded'
  | 'effectRemoved'
  | 'fieldAdded'
  | 'fieldAddedRequired'
  | 'fieldRemoved'
  | 'fieldRenamed'
  | 'fieldMoved'
  | 'fieldSplit'
  | 'fieldKind'
  | 'fieldFormat'
  | 'fieldPattern'
  | 'fieldMinimum'
  | 'fieldMaximum'
  | 'fieldMultipleOf'
  | 'fieldMinLength'
  | 'fieldMaxLength'
  | 'fieldMinItems'
  | 'fieldMaxItems'
  | 'fieldUniqueItems'
  | 'fieldUnit'
  | 'fieldRequired'
  | 'fieldRequiredWhen'
  | 'fieldOptional'
  | 'fieldVisible'
  | 'fieldReadOnly'
  | 'fieldDerived'
  | 'fieldInitial'
  | 'fieldClearedWhen'
  | 'fieldLayout'
  | 'fieldOrder'
  | 'optionAdded'
  | 'optionRemoved'
  | 'optionRenamed'
  | 'optionDates'
  | 'ruleAdded'
  | 'ruleRemoved'
  | 'ruleChanged'
  | 'ruleSeverity'
  | 'rulePlace'
  | 'counterAdded'
  | 'counterRemoved'
  | 'counterLimit'
  | 'counterNotices'
  | 'counterWhenFull'
  | 'counterScope'
  | 'counterPeriod'
  | 'counterSeenBy'
  | 'counterRecipientsChangedBy'
  | 'counterCounts'
  | 'counterRecipients'
  | 'tableAdded'
  | 'tableRemoved'
  | 'tableColumns'
  | 'rowAdded'
  | 'rowRemoved'
  | 'rowChanged'
  | 'textAdded'
  | 'textRemoved'
  | 'textChanged';
