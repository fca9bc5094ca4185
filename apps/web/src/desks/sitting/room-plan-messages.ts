import { defineMessages } from '../../frame';

/** The words of drawing a room. */
export const planMessages = defineMessages({
  zh: {
    draw: '绘制平面图', title: '绘制考场平面', save: '保存平面图', saved: '平面图已保存', back: '返回考场', undo: '撤销',
    sub: '把考位、门和摄像头拖到所在的位置；也可以选中后用方向键移动，或在右侧填写排和列。空排、空列就是过道。',
    stale: '{name}的平面图已有新版本（第 {version} 版）', 'stale.what': '在您绘制期间，另有人保存了更改。为免覆盖，请载入新版本后再改。', 'stale.load': '载入新版本，放弃我的更改',
    tools: '添加', 'tools.hint': '点一下放入第一个空位，或直接拖到平面图上。',
    seat: '考位', station: '工位', spare: '备用机', door: '门', camera: '摄像头',
    front: '讲台（前）', chosen: '选中', 'chosen.none': '点选平面图中的一项，可改编号、种类和位置。', label: '编号', kind: '种类', row: '第几排', column: '第几列', remove: '移去',
    'wall.hint': '第 0 排、第 0 列和最后一排（列）之后是墙。',
    size: '大小', rows: '排数', columns: '列数', aisle: '过道', 'aisle.after': '在其后加过道', 'aisle.row': '横向：第', 'aisle.rowUnit': '排之后', 'aisle.column': '纵向：第', 'aisle.columnUnit': '列之后', 'aisle.add': '加过道', 'aisle.remove': '去掉过道',
    renumber: '按排重新编号', 'renumber.hint': '已排考生的考位不能换号。',
    counts: '考位 {places} · 备用 {spares} · 门 {doors} · 摄像头 {cameras}', 'counts.noCamera': '没有摄像头：未被视频覆盖的成绩不予认可。',
    at: '{thing}{label}，第 {row} 排第 {column} 列', moved: '{thing}{label}移到第 {row} 排第 {column} 列', blocked: '那里不能放{thing}', removed: '{thing}{label}已移去', plan: '平面图', grab: '可拖动；方向键移动，Delete 移去',
  },
  en: {
    draw: 'Draw the plan', title: 'Draw the room', save: 'Save the plan', saved: 'The plan is saved', back: 'Back to the room', undo: 'Undo',
    sub: 'Drag places, doors and cameras to where they are; or choose one and move it with the arrow keys, or enter row and column beside. Empty rows and columns are aisles.',
    stale: 'There is a newer plan by {name} (version {version})', 'stale.what': 'Somebody saved a change while you were drawing. Load it before you go on, so that nothing is overwritten.', 'stale.load': 'Load it and drop my changes',
    tools: 'Add', 'tools.hint': 'A click puts one into the first free cell; or drag it onto the plan.',
    seat: 'Seat', station: 'Station', spare: 'Spare', door: 'Door', camera: 'Camera',
    front: 'Front', chosen: 'Chosen', 'chosen.none': 'Choose something on the plan to change its number, kind or position.', label: 'Number', kind: 'Kind', row: 'Row', column: 'Column', remove: 'Take away',
    'wall.hint': 'Row 0, column 0 and one past the last are the walls.',
    size: 'Size', rows: 'Rows', columns: 'Columns', aisle: 'Aisles', 'aisle.after': 'Add an aisle after', 'aisle.row': 'Across, after row', 'aisle.rowUnit': '', 'aisle.column': 'Along, after column', 'aisle.columnUnit': '', 'aisle.add': 'Add aisle', 'aisle.remove': 'Take aisle out',
    renumber: 'Number anew along the rows', 'renumber.hint': 'A place with a seated candidate keeps its number.',
    counts: '{places} places · {spares} spares · {doors} doors · {cameras} cameras', 'counts.noCamera': 'No camera: results without video coverage are not recognised.',
    at: '{thing} {label}, row {row}, column {column}', moved: '{thing} {label} moved to row {row}, column {column}', blocked: 'No {thing} can stand there', removed: '{thing} {label} taken away', plan: 'Plan', grab: 'can be dragged; arrow keys move it, Delete takes it away',
  },
});
