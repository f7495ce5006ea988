import { useRef } from 'react';
import { useLocale } from 'react-aria-components/I18nProvider';
import { ChartFigure, type ChartProps } from '../ChartFigure/index.ts';
import { ticksFor } from '../support/ticks.ts';
import { useWidth } from '../support/useWidth.ts';
import styles from './LineChart.module.css';

export interface LinePoint {
  /** When it was measured, in words: each its own. */
  readonly label: string;
  /** Nothing where it was not measured: the line is open there, not drawn to nought. */
  readonly value: number | undefined;
}

export interface LineLimit {
  readonly label: string;
  readonly value: number;
}

export interface LineChartProps extends ChartProps {
  readonly points: readonly LinePoint[];
  /** Values that mean something, such as a target: a dashed line with its name on it. */
  readonly limits?: readonly LineLimit[] | undefined;
  readonly unit?: string | undefined;
  /** Heads of the table: "Date", "Valeur". */
  readonly labelHeading: string;
  readonly valueHeading: string;
  /** In the table where nothing was measured: "Non mesuré". */
  readonly missingLabel: string;
}

const HEIGHT = 260;
const TOP = 14;
const BOTTOM = 30;
const START = 48;
const END = 36;
/** How much room a label under the axis needs, in pixels. */
const LABEL_WIDTH = 84;

/** Runs of points that are there, one after the other: each is one line. */
function runsOf<Point extends { y: number | undefined }>(points: readonly Point[]): Point[][] {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point.y === undefined) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 0);
}

/** Values over time, with the limits that give them a meaning. */
export function LineChart(props: LineChartProps) {
  const { points, limits = [], unit, labelHeading, valueHeading, missingLabel } = props;
  const { locale } = useLocale();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 640);
  const words = (value: number) => new Intl.NumberFormat(locale).format(value);
  const values = points.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const ticks = ticksFor([...values, ...limits.map(({ value }) => value)]);
  const [least = 0, most = 1] = [ticks[0], ticks.at(-1)];
  const y = (value: number) => TOP + ((most - value) / (most - least)) * (HEIGHT - TOP - BOTTOM);
  const room = width - START - END;
  const x = (index: number) => START + (points.length < 2 ? room / 2 : (index * room) / (points.length - 1));
  const drawn = points.map((point, index) => ({
    ...point,
    x: x(index),
    y: point.value === undefined ? undefined : y(point.value),
  }));
  const every = Math.max(1, Math.ceil(points.length / Math.max(1, Math.floor(room / LABEL_WIDTH))));
  return (
    <ChartFigure
      {...props}
      columns={[labelHeading, unit === undefined ? valueHeading : `${valueHeading} (${unit})`]}
      rows={points.map(({ label, value }) => [label, value === undefined ? missingLabel : words(value)])}
    >
      <div ref={frame}>
        <svg className={styles.chart} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true" focusable="false">
          {ticks.map((tick) => (
            <g key={tick}>
              <line className={styles.grid} x1={START} x2={width - END} y1={y(tick)} y2={y(tick)} />
              <text className={styles.mark} x={START - 8} y={y(tick)} dy="0.32em" textAnchor="end">
                {words(tick)}
              </text>
            </g>
          ))}
          {drawn.map(
            ({ label, x: at }, index) =>
              index % every === 0 && (
                <text key={label} className={styles.mark} x={at} y={HEIGHT - 8} textAnchor="middle">
                  {label}
                </text>
              ),
          )}
          {limits.map(({ label, value }) => (
            <g key={label}>
              <line className={styles.limit} x1={START} x2={width - END} y1={y(value)} y2={y(value)} />
              <text className={styles.name} x={width - END} y={y(value) - 6} textAnchor="end">
                {`${label} ${words(value)}`}
              </text>
            </g>
          ))}
          {runsOf(drawn).map((run) => (
            <polyline
              key={run[0]?.label}
              className={styles.line}
              points={run.map(({ x: at, y: height }) => `${at},${height}`).join(' ')}
            />
          ))}
          {drawn.map(
            ({ label, x: at, y: height }) =>
              height !== undefined && (
                <circle key={label} className={styles.point} cx={at} cy={height} r="4" />
              ),
          )}
        </svg>
      </div>
    </ChartFigure>
  );
}
