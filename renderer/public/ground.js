// Runs before anything is painted: main has told Chromium which theme the author chose, so the first frame already has its colours, and its fonts.
const { dataset } = document.documentElement
dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
dataset.platform = /^Mac/.test(navigator.platform) ? 'mac' : /^Win/.test(navigator.platform) ? 'win' : 'linux'
