import { useLocale } from 'react-aria-components/I18nProvider';
import { ChartFigure, type ChartProps } from '../ChartFigure/index.ts';
import { cx } from '../support/cx.ts';
import type { Tone } from '../support/tones.ts';
import styles from './Gauge.module.css';

/** A stretch of the gauge, up to and with `to`; it begins where the one before it ends. */
export interface GaugeZone {
  readonly label: string;
  readonly to: number;
  readonly tone: Tone;
}

export interface GaugeProps extends ChartProps {
  readonly value: number;
  readonly minimum: number;
  readonly zones: readonly GaugeZone[];
  readonly unit?: string | undefined;
  /** Heads of the table of zones: "Zone", "Jusqu’à". */
  readonly zoneHeading: string;
  readonly toHeading: string;
}

/** The zone that a value lies in: the first that reaches it, or the last. */
export function zoneOf(zones: readonly GaugeZone[], value: number): GaugeZone | undefined {
  return zones.find(({ to }) => value <= to) ?? zones.at(-1);
}

/** Where one value stands between two ends, and what the stretch it stands in is called. */
export function Gauge(props: GaugeProps) {
  const { value, minimum, zones, unit, zoneHeading, toHeading } = props;
  const { locale } = useLocale();
  const words = (each: number) =>
    `${new Intl.NumberFormat(locale).format(each)}${unit === undefined ? '' : `\u00a0${unit}`}`;
  const maximum = zones.at(-1)?.to ?? minimum;
  const span = maximum - minimum || 1;
  const at = (each: number) => Math.min(100, Math.max(0, ((each - minimum) * 100) / span));
  const own = zoneOf(zones, value);
  return (
    <ChartFigure
      {...props}
      columns={[zoneHeading, toHeading]}
      rows={zones.map(({ label, to }) => [label, words(to)])}
    >
      <div className={styles.gauge}>
        <p className={styles.reading}>
          <strong className={styles.value}>{words(value)}</strong>
          {own !== undefined && <span className={styles[`${own.tone}-text`]}>{own.label}</span>}
        </p>
        <svg
          className={styles.bar}
          viewBox="0 0 100 10"
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          {zones.map(({ label, to, tone }, index) => {
            const start = at(zones[index - 1]?.to ?? minimum);
            return (
              <rect
                key={label}
                className={cx(styles.zone, styles[tone])}
                x={start}
                y="3"
                width={at(to) - start}
                height="4"
              />
            );
          })}
          <line className={styles.needle} x1={at(value)} x2={at(value)} y1="0" y2="10" />
        </svg>
        <p className={styles.ends}>
          <span>{words(minimum)}</span>
          <span>{words(maximum)}</span>
        </p>
      </div>
    </ChartFigure>
  );
}
