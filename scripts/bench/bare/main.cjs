// A bare Electron window with Monaco: what the app's start is measured beside.
const { app, BrowserWindow } = require('electron')
const path = require('node:path')
app.setPath('userData', process.env.BARE_DATA)
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } })
  void window.loadFile(path.join(__dirname, 'page', 'index.html'))
})
app.on('window-all-closed', () => app.quit())
