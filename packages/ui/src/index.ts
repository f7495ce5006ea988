export * from './AppShell/index.ts';
export * from './Banner/index.ts';
export * from './BarChart/index.ts';
export * from './Button/index.ts';
export * from './ChartFigure/index.ts';
export * from './Checkbox/index.ts';
export * from './CheckboxGroup/index.ts';
export * from './Citation/index.ts';
export * from './ComboBox/index.ts';
export * from './CopyField/index.ts';
export * from './Countdown/index.ts';
export * from './DataTable/index.ts';
export * from './DateField/index.ts';
export * from './DescriptionList/index.ts';
export * from './Dialog/index.ts';
export * from './Disclosure/index.ts';
export * from './DurationField/index.ts';
export * from './EmptyState/index.ts';
export * from './ErrorSummary/index.ts';
export * from './FieldGrid/index.ts';
export * from './FieldShell/index.ts';
export * from './Gauge/index.ts';
export * from './Icon/index.ts';
export * from './LanguageSwitch/index.ts';
export * from './Layout/index.ts';
export * from './LineChart/index.ts';
export * from './Link/index.ts';
export * from './Menu/index.ts';
export * from './NissField/index.ts';
export * from './NumberField/index.ts';
export * from './Outline/index.ts';
export * from './PageHeader/index.ts';
export * from './Pagination/index.ts';
export * from './Palette/index.ts';
export * from './PartialDateField/index.ts';
export * from './RadioGroup/index.ts';
export * from './RegionPicker/index.ts';
export * from './SaveStatus/index.ts';
export * from './ScaleField/index.ts';
export * from './SearchField/index.ts';
export * from './Section/index.ts';
export * from './Select/index.ts';
export * from './Skeleton/index.ts';
export * from './Spinner/index.ts';
export * from './StatusBadge/index.ts';
export * from './StepPath/index.ts';
export * from './Switch/index.ts';
export { formatDay, isDay, parseDay } from './support/dates.ts';
export { formatDecimal, parseDecimal } from './support/decimals.ts';
export type { FieldProps, Option, TextEntryProps, Width } from './support/fields.ts';
export { focusField } from './support/focusField.ts';
export { belgianLocale } from './support/locale.ts';
export { formatNissText, parseNissText } from './support/niss.ts';
export type { Tone } from './support/tones.ts';
export {
  COMMIT_PAUSE,
  flushPendingCommits,
  type LateCommit,
  type LateCommitOptions,
  useLateCommit,
} from './support/useLateCommit.ts';
export * from './Tabs/index.ts';
export * from './TallyBar/index.ts';
export * from './TextArea/index.ts';
export * from './TextField/index.ts';
export * from './TimeField/index.ts';
export * from './Timeline/index.ts';
export * from './UiProvider/index.ts';
export * from './VisuallyHidden/index.ts';
