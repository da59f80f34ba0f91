import { type DragEvent, type KeyboardEvent, useState } from 'react'

/** Properties of a row that can be moved, by dragging it or with Alt and an arrow. */
export interface RowMove {
  readonly draggable: boolean
  readonly className: string
  readonly onDragStart: (event: DragEvent) => void
  readonly onDragOver: (event: DragEvent) => void
  readonly onDrop: (event: DragEvent) => void
  readonly onDragEnd: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Fields inside a row keep the mouse for their text. */
function startsInField(event: DragEvent): boolean {
  const active = document.activeElement
  const inField = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement
  return inField && event.currentTarget.contains(active)
}

/** Rows are drawn by their place, so the focus is taken along by hand: to the same field of the row's new place. */
function followFocus(row: Element, to: number): () => void {
  const fields = (element: Element): HTMLElement[] => [
    ...element.querySelectorAll<HTMLElement>('input, button, textarea, select'),
  ]
  const at = fields(row).findIndex((field) => field === document.activeElement)
  const list = row.parentElement
  return () => {
    const target = list?.querySelector(`:scope > [data-index="${to}"]`) ?? null
    if (target !== null) fields(target)[at]?.focus()
  }
}

/** Moving rows of a list. Returns the properties for the row at an index. */
export function useReorder(count: number, move: (from: number, to: number) => void): (index: number) => RowMove {
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const end = (): void => {
    setDragged(null)
    setOver(null)
  }
  return (index) => ({
    draggable: count > 1,
    className:
      dragged !== null && over === index && dragged !== index ? (dragged < index ? 'drop-after' : 'drop-before') : '',
    onDragStart: (event) => {
      if (startsInField(event)) {
        event.preventDefault()
        return
      }
      event.dataTransfer.effectAllowed = 'move'
      setDragged(index)
    },
    onDragOver: (event) => {
      if (dragged === null) return
      event.preventDefault()
      setOver(index)
    },
    onDrop: (event) => {
      event.preventDefault()
      if (dragged !== null && dragged !== index) move(dragged, index)
      end()
    },
    onDragEnd: end,
    onKeyDown: (event) => {
      const to = event.key === 'ArrowUp' ? index - 1 : event.key === 'ArrowDown' ? index + 1 : null
      if (!event.altKey || to === null || to < 0 || to >= count) return
      event.preventDefault()
      const follow = followFocus(event.currentTarget, to)
      move(index, to)
      requestAnimationFrame(follow)
    },
  })
}
