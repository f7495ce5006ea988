import { cx } from '../support/cx.ts';
import styles from './Icon.module.css';
import { type IconName, paths } from './paths.ts';

export interface IconProps {
  readonly name: IconName;
  readonly className?: string | undefined;
}

/** A picture beside words, never instead of them: always hidden from assistive technology. */
export function Icon({ name, className }: IconProps) {
  return (
    <svg className={cx(styles.icon, className)} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
