// Runs before anything is painted: main has told Chromium which theme the author chose, so the first frame already has its colours, and its fonts.
const { dataset } = document.documentElement
const { platform } = navigator
dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
dataset.platform = platform.startsWith('Mac') ? 'mac' : platform.startsWith('Win') ? 'win' : 'linux'
