import { EmptyState, type IconName } from '@greffe/ui';
import type { ReactNode } from 'react';
import { usePage } from '../usePage.ts';

interface MessagePageProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  /** What can be done about it. */
  readonly action?: ReactNode;
}

/** A page that holds one message: nothing is here, nothing answers, something broke. */
export function MessagePage({ icon, title, text, action }: MessagePageProps) {
  usePage(title);
  return (
    <EmptyState icon={icon} title={title} headingLevel={1} action={action}>
      {text}
    </EmptyState>
  );
}
