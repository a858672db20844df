// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { shownTable, tablesOn } from '#web/shell/export/shown-table.ts'
import { showAll } from '#web/shell/export/show-all.ts'

const page = document.createElement('main')
beforeEach(() => {
  page.innerHTML = ''
  document.body.append(page)
})

it('reads a table as it is shown, with heads of two lines, spans, fields and pictures, and without controls', () => {
  page.innerHTML = `<h1>待填报</h1><h2>五、数据</h2><table>
    <thead><tr><th rowspan="2">单位</th><th colspan="2">9月</th><th rowspan="2"><input type="checkbox"></th><th rowspan="2">操作</th></tr>
      <tr><th>数值</th><th>灯</th></tr></thead>
    <tbody><tr><th rowspan="2"><b>市工信局</b><span class="quiet">肇庆</span></th><td><input value="8,100"><span class="visually-hidden">个</span></td>
        <td><svg role="img" aria-label="滞后"></svg></td><td><input type="checkbox"></td><td><button>退回</button></td></tr>
      <tr><td>12\u2009345</td><td><span class="visually-hidden">达成</span></td><td></td><td><button>通过</button></td></tr>
      <tr><td colspan="5">合计见附表</td></tr></tbody></table>`
  const [table] = tablesOn(page)
  expect(shownTable(table!, page)).toEqual({
    ...{ name: '五、数据', demo: false, columns: ['单位', '9月 数值', '9月 灯'] },
    rows: [
      ['市工信局 肇庆', '8,100', '滞后'],
      ['市工信局 肇庆', '12\u2009345', '达成'],
      ['合计见附表', '', ''],
    ],
  })
})

it('names each table by its caption, its label or the heading above, and leaves out what has its own export', () => {
  page.innerHTML = `<h1>人员</h1><table></table><table><caption>待确认</caption></table><table aria-label="离职"></table>
    <table></table><table data-export="no"></table><p class="tag demo">演示数据</p>`
  const tables = tablesOn(page)
  expect(tables.map(({ name }) => name)).toEqual(['人员', '待确认', '离职', '人员 2'])
  expect(shownTable(tables[0]!, page)).toEqual({ name: '人员', columns: [], rows: [], demo: true })
})

it('shows all pages of a list first', async () => {
  page.innerHTML = '<table><tbody><tr><td>1</td></tr></tbody></table><p data-more><button>再列出</button></p>'
  page.querySelector('button')!.addEventListener('click', () => {
    const rows = page.querySelector('tbody')!
    setTimeout(() => {
      rows.innerHTML += '<tr><td>2</td></tr>'
      if (rows.children.length === 4) page.querySelector('p')!.remove()
    }, 20)
  })
  await showAll(page)
  expect(page.querySelectorAll('tr')).toHaveLength(4)
})
