import { Component, type ReactNode } from 'react';

interface Props {
  /** What is shown instead of something that could not be drawn. */
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

/** Keeps one broken block from taking the page with it. React knows error boundaries only as classes. */
export class Boundary extends Component<Props, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.instead : this.props.children;
  }
}
