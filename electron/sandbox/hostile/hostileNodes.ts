import { crashes } from './crashes'
import { escapes } from './escapes'
import { disk } from './disk'
import { files } from './files'
import { finalisers } from './finalisers'
import type { HostileNode } from './hostileNode'
import { launched } from './launched'
import { loops } from './loops'
import { memory } from './memory'
import { neighbours } from './neighbours'
import { network } from './network'
import { orphans } from './orphans'
import { output } from './output'
import { processes } from './processes'
import { results } from './results'
import { tampering } from './tampering'

/** All hostile nodes: each must cost its own run alone, and its end be named in words. */
export const hostileNodes: readonly HostileNode[] = [
  ...loops,
  ...processes,
  ...orphans,
  ...crashes,
  ...memory,
  ...output,
  ...results,
  ...tampering,
  ...finalisers,
  ...files,
  ...escapes,
  ...disk,
  ...network,
  ...launched,
  ...neighbours,
]
