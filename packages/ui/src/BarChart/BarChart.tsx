import { useLocale } from 'react-aria-components/I18nProvider';
import { VisuallyHidden } from '../VisuallyHidden/index.ts';
import styles from './BarChart.module.css';

export interface Bar {
  readonly label: string;
  readonly value: number;
}

export interface BarChartProps {
  /** What the bars count: "Dossiers par centre". */
  readonly caption: string;
  readonly bars: readonly Bar[];
  readonly labelHeading: string;
  readonly valueHeading: string;
  readonly unit?: string | undefined;
  /** What a whole bar is worth; the longest bar's value unless told. */
  readonly maximum?: number | undefined;
}

/** Amounts beside each other. It is its own table: each row has its name, its number and its bar. */
export function BarChart({ caption, bars, labelHeading, valueHeading, unit, maximum }: BarChartProps) {
  const { locale } = useLocale();
  const number = new Intl.NumberFormat(locale);
  const most = maximum ?? Math.max(0, ...bars.map(({ value }) => value));
  // A bar has no way to be less than nothing: the number beside it says so.
  const shareOf = (value: number) => (most <= 0 ? 0 : Math.min(100, Math.max(0, (value * 100) / most)));
  return (
    <table className={styles.chart}>
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{labelHeading}</VisuallyHidden>
          </th>
          <th scope="col">
            <VisuallyHidden>{valueHeading}</VisuallyHidden>
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row" className={styles.label}>
              {label}
            </th>
            <td className={styles.value}>
              {number.format(value)}
              {unit !== undefined && `\u00a0${unit}`}
            </td>
            <td className={styles.track} aria-hidden="true">
              <svg
                className={styles.bar}
                viewBox="0 0 100 4"
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
              >
                <rect className={styles.rest} width="100" height="4" />
                <rect className={styles.part} width={shareOf(value)} height="4" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
