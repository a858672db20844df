// A classic script in the oldest syntax, which every browser can read: a browser that is too old for the pages shows a
// notice instead of an empty screen. The check goes by features, not by names. The oldest supported browsers are
// Chromium 109 and Firefox 115, the last for Windows 7, and Safari 16.4 of the same time.
;(function () {
  var css = window.CSS && CSS.supports
  var fits =
    css &&
    CSS.supports('height', '1dvh') &&
    CSS.supports('container-type', 'inline-size') &&
    typeof Array.prototype.findLast === 'function' &&
    typeof Object.hasOwn === 'function'
  if (fits) return

  var root = document.documentElement
  root.setAttribute('data-below-floor', '')
  var found = /(Chrome|Firefox|Version)\/(\d+)/.exec(navigator.userAgent)
  var name = found && { Chrome: 'Chromium ', Firefox: 'Firefox ', Version: 'Safari ' }[found[1]]
  document.addEventListener('DOMContentLoaded', function () {
    var notice = document.createElement('div')
    notice.id = 'below-floor'
    notice.setAttribute('role', 'alert')
    notice.style.cssText =
      'max-width:42em;margin:12vh auto;padding:0 24px;font:18px/1.8 "Noto Sans SC Variable","Microsoft YaHei",sans-serif;color:#16202f'
    var lines = [
      ['h1', '这个浏览器太旧，序时不能在这里显示'],
      [
        'p',
        '需要 Chromium 109（谷歌、Edge、360、奇安信、统信等浏览器的 109 及以上内核）、Firefox 115 或 Safari 16.4 及以上。' +
          (name ? '本机是 ' + name + found[2] + '。' : ''),
      ],
      [
        'p',
        'Windows 7 上请装 Chromium 109 或 Firefox 115 ESR；双核浏览器请切换到“极速模式”。此处没有显示任何数据。',
      ],
    ]
    for (var i = 0; i < lines.length; i++) {
      var line = document.createElement(lines[i][0])
      line.textContent = lines[i][1]
      notice.appendChild(line)
    }
    document.body.style.background = '#f6f8fb'
    document.body.replaceChild(notice, document.getElementById('app'))
  })
})()
