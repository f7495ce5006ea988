import { Link } from '@greffe/ui';
import { personAddress } from './words.ts';

interface PersonLinkProps {
  /** Of the person, where the reader may open their page. */
  readonly id: string | undefined;
  readonly children: string;
}

/** Words that name somebody, and lead to their page where there is one for the reader. */
export function PersonLink({ id, children }: PersonLinkProps) {
  return id === undefined ? children : <Link href={personAddress(id)}>{children}</Link>;
}
