import { Component, type ReactNode } from 'react'
import { textNow } from '../i18n/useText'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { useWorkspace } from './stores/workspaceStore'

interface State {
  readonly failed: boolean
}

/** Keeps a fault of one part from taking the window along: edits are written first, then the author can reload. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false }

  static getDerivedStateFromError(): State {
    return { failed: true }
  }

  override componentDidCatch(error: Error): void {
    console.error(error)
  }

  private readonly reload = (): void => {
    void useWorkspace
      .getState()
      .flush()
      .finally(() => location.reload())
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    const text = textNow().frame
    return (
      <div className="blank">
        <EmptyState title={text.crashed}>{text.crashedNext}</EmptyState>
        <Button kind="plain" onClick={this.reload}>
          {text.reload}
        </Button>
      </div>
    )
  }
}
