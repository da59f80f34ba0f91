import { useApp } from '../../app/stores/appStore'

/** Shows the versions of a node. The History page is loaded when it is first asked for. */
export async function showHistory(id: string): Promise<void> {
  const { useHistory } = await import('../history/historyStore')
  useApp.getState().showPage('history')
  useHistory.setState({ asked: id })
}
