import type { en } from '../en'
import { editor } from './editor'
import { environment } from './environment'
import { frame } from './frame'
import { files, library } from './library'
import { run } from './run'
import { settings } from './settings'
import { signature } from './signature'
import { variables } from './variables'

/** 简体中文：缺少一项即无法编译。 */
export const zhCN: typeof en = { frame, library, files, environment, settings, editor, variables, signature, run }
