import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Link as AriaLink } from 'react-aria-components/Link';
import { Icon, type IconName } from '../Icon/index.ts';
import { Spinner } from '../Spinner/index.ts';
import { cx } from '../support/cx.ts';
import styles from './Button.module.css';

export interface ButtonLook {
  /** One primary a screen: what most people came to do. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  readonly size?: 'medium' | 'small' | undefined;
  readonly icon?: IconName | undefined;
}

export interface ButtonProps extends ButtonLook {
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Under way: the button keeps its focus and ignores presses. */
  readonly isPending?: boolean | undefined;
  /** Said while pending. */
  readonly pendingLabel?: string | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
  /** Whether what it opens is open; `aria-controls` names that. */
  readonly 'aria-expanded'?: boolean | undefined;
  readonly 'aria-controls'?: string | undefined;
  readonly id?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

export const buttonClass = ({ variant = 'secondary', size }: ButtonLook): string =>
  cx(styles.button, styles[variant], size === 'small' && styles.small);

export function Button(props: ButtonProps) {
  const { children, icon, onPress, isPending = false, pendingLabel, id, ref } = props;
  const label = props['aria-label'];
  const description = props['aria-describedby'];
  const isExpanded = props['aria-expanded'];
  const controls = props['aria-controls'];
  return (
    <AriaButton
      className={buttonClass(props)}
      type={props.type ?? 'button'}
      isDisabled={props.isDisabled ?? false}
      isPending={isPending}
      {...(ref !== undefined && { ref })}
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      {...(description !== undefined && { 'aria-describedby': description })}
      {...(isExpanded !== undefined && { 'aria-expanded': isExpanded })}
      {...(controls !== undefined && { 'aria-controls': controls })}
      {...(onPress && { onPress: () => onPress() })}
    >
      {isPending ? (
        <Spinner label={pendingLabel} />
      ) : (
        icon !== undefined && <Icon name={icon} className={styles.icon} />
      )}
      {children}
    </AriaButton>
  );
}

export interface ButtonLinkProps extends ButtonLook {
  readonly href: string;
  readonly children: ReactNode;
  readonly download?: boolean | undefined;
}

/** A link that leads on: it looks like a button and stays a link. */
export function ButtonLink({ href, children, icon, download, ...look }: ButtonLinkProps) {
  return (
    <AriaLink className={buttonClass(look)} href={href} {...(download !== undefined && { download })}>
      {icon !== undefined && <Icon name={icon} className={styles.icon} />}
      {children}
    </AriaLink>
  );
}
