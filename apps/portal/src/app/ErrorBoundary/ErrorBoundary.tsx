import { Component, type ReactNode } from 'react';
import { CrashedPage } from '../messagePages.tsx';

/** Shows a sentence in place of a page that threw; give it another `key` to try again. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly hasFailed: boolean }
> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <CrashedPage /> : this.props.children;
  }
}
