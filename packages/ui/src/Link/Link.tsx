import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components/Link';
import { cx } from '../support/cx.ts';
import styles from './Link.module.css';

export interface LinkProps {
  readonly href: string;
  readonly children: ReactNode;
  /** Underlined under the pointer alone: for lists of links, never within a sentence. */
  readonly isQuiet?: boolean | undefined;
  readonly isCurrent?: boolean | undefined;
  readonly target?: '_blank' | undefined;
  readonly lang?: string | undefined;
  readonly onPress?: (() => void) | undefined;
  readonly className?: string | undefined;
}

export function Link({ href, children, isQuiet, isCurrent, target, lang, onPress, className }: LinkProps) {
  return (
    <AriaLink
      className={cx(className ?? styles.link, isQuiet && styles.quiet)}
      href={href}
      {...(isCurrent && { 'aria-current': 'page' as const })}
      {...(target && { target, rel: 'noreferrer' })}
      {...(lang !== undefined && { lang })}
      {...(onPress && { onPress: () => onPress() })}
    >
      {children}
    </AriaLink>
  );
}
