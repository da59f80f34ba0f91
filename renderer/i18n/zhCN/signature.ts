import type { signature as english } from '../en/signature'

/** 关于 main() 的函数头与输入变量之间关系的文字。 */
export const signature: typeof english = {
  cut: (part) => `Dify 的“Sync function signature”会在第一个右括号处截断函数头，因此会破坏 ${part}。`,
  stillInMain: (name) => `main() 中它仍叫 ${name}。`,
  stillInTemplate: (name) => `模板中它仍叫 ${name}。`,
  halfTyped: '代码还没写完，可能漏掉某处使用：写完后即可在那里一并改名。',
  otherUse: (name) => `${name} 在那里另有用途。`,
  noName: (name) => `${name} 在那里不能用作名称。`,
  renameToo: '在那里也改名',
  takeBack: (name) => `改回 ${name}`,
  marker: (part) =>
    `Dify 自己读取函数头时（例如它的代码生成器），会把 ${part} 当作一个输入变量的名称；“Sync function signature”则会把它去掉。`,
}
