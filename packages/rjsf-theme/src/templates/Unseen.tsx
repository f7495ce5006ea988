import { VisuallyHidden } from '@greffe/ui';

/** The name of a group that a form gives no title: its property's, for who hears the page. */
export function Unseen({ path }: { readonly path: readonly (string | number)[] }) {
  return <VisuallyHidden>{path.at(-1) ?? ''}</VisuallyHidden>;
}
