import { type ReactNode, useEffect } from 'react'
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels'
import { rememberLayout, rememberedSize } from './layout'
import { useNarrow } from './windowSize'

interface SideSplitProps {
  /** Under which the width is remembered with the workspace's session. */
  readonly name: string
  /** Widths in px: as drawn, the least (also as drawn, in narrow windows) and the most. */
  readonly widths: { readonly drawn: number; readonly least: number; readonly most: number }
  /** What the divider says to a screen reader. */
  readonly label: string
  readonly side: ReactNode
  readonly children: ReactNode
}

/** A place of work with a column at its side, whose width the author drags; a double click on the divider restores it. */
export function SideSplit({ name, widths, label, side, children }: SideSplitProps) {
  const isNarrow = useNarrow()
  const panel = usePanelRef()
  const width = isNarrow ? widths.least : rememberedSize(name, widths.drawn)
  useEffect(() => panel.current?.resize(width), [panel, isNarrow, width])
  return (
    <Group
      orientation="horizontal"
      className="bench"
      onLayoutChanged={(_, { isUserInteraction }) => {
        if (isUserInteraction && !isNarrow && panel.current !== null) {
          rememberLayout({ [name]: Math.round(panel.current.getSize().inPixels) })
        }
      }}
    >
      <Panel id={`${name}-main`} minSize={420}>
        {children}
      </Panel>
      <Separator
        className="splitter across"
        aria-label={label}
        disableDoubleClick
        onDoubleClick={() => {
          panel.current?.resize(isNarrow ? widths.least : widths.drawn)
          rememberLayout({ [name]: widths.drawn })
        }}
      />
      <Panel
        id={`${name}-side`}
        panelRef={panel}
        defaultSize={width}
        minSize={widths.least}
        maxSize={widths.most}
        groupResizeBehavior="preserve-pixel-size"
      >
        {side}
      </Panel>
    </Group>
  )
}
