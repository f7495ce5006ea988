import { StatusBadge, type Tone } from '@greffe/ui';
import styles from '../Publish.module.css';

interface PartHeadingProps {
  readonly title: string;
  readonly tone: Tone;
  /** What came of it, in a word or two. */
  readonly state: string;
}

/** A part of the checks, and what came of it. */
export function PartHeading({ title, tone, state }: PartHeadingProps) {
  return (
    <div className={styles.part}>
      <h3>{title}</h3>
      <StatusBadge tone={tone}>{state}</StatusBadge>
    </div>
  );
}
