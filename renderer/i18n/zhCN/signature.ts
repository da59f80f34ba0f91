import type { signature as english } from '../en/signature'

/** 关于 main() 的函数头与输入变量之间关系的文字。 */
export const signature: typeof english = {
  cut: (part) => `Dify 的“Sync function signature”会在第一个右括号处截断函数头，因此会破坏 ${part}。`,
}
