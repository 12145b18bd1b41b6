// How the characters in the titles of nodes are said, so that they are found by pinyin. Only these: a whole dictionary
// weighs some 300 kB. A test tells which character of a title has no line here.

/** Readings without tones, the usual one first; ü is written v. */
const readings: ReadonlyMap<string, readonly string[]> = new Map(
  `文wen 件jian 表biao 格ge 夹jia 图tu 片pian 本ben 示shi 例li 数shu 据ju 合he 成cheng 平ping 面mian 上shang 的de 点dian
   回hui 归gui 时shi 间jian 序xu 列lie 打da 开kai 解jie 释shi 模mo 型xing 目mu 标biao 与yu 特te 征zheng 并bing 输shu
   入ru 滑hua 动dong 窗chuang 口kou 划hua 分fen 预yu 处chu 理li 准zhun 化hua 缩suo 放fang 填tian 补bu 值zhi 编bian
   码ma 字zi 幂mi 变bian 换huan 位wei 主zhu 多duo 项xiang 式shi 重chong,zhong 采cai 样yang 箱xiang 选xuan 择ze 命ming
   名ming 排pai 抽chou 去qu 除chu 复fu 缺que 失shi 充chong 筛shai 行hang,xing 派pai 生sheng 连lian 接jie 组zu 汇hui
   总zong 异yi 常chang 日ri 期qi 出chu 层ceng 全quan 激ji 活huo 带dai 泄xie 漏lou 参can 新xin 随sui 展zhan 形xing
   交jiao 轴zhou 批pi 量liang 一yi 均jun 方fang 根gen 单dan 维wei 空kong 二er 三san 高gao 斯si 噪zao 声sheng 翻fan
   转zhuan 移yi 旋xuan 亮liang 度du 对dui 比bi 惩cheng 罚fa 卷juan 积ji 置zhi 深shen 可ke 离li 最zui 大da 池chi 局ju
   零ling 裁cai 剪jian 嵌qian 掩yan 简jian 循xun 环huan 堆dui 叠die 注zhu 意yi 力li 加jia 性xing 头tou 查cha 询xun
   块kuai 拼pin 相xiang 减jian 乘cheng 取qu 小xiao 梯ti 下xia 降jiang 训xun 练lian 保bao 存cun 演yan 评ping 估gu 较jiao
   叉cha 验yan 证zheng 学xue 习xi 曲qu 线xian 投tou 影ying 个ge 测ce 因yin 要yao 部bu 依yi 赖lai 累lei 效xiao 应ying
   反fan 事shi 实shi 代dai 树shu 近jin 词ci 向xiang 袋dai 元yuan 续xu 写xie 便bian 笺jian 机ji
   自zi 器qi`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 1), entry.slice(1).split(',')]),
);

/** Where `letters` spells a run of characters of `text`: by whole syllables (the last may be cut short) or by initials. */
export function pinyinPlace(letters: string, text: string): 'start' | 'inside' | undefined {
  if (!/^[a-z]{2,}$/.test(letters)) return undefined;
  const characters = Array.from(text);
  if (startsByInitials(letters, characters)) return 'start';
  for (let at = 0; at < characters.length; at += 1) {
    if (spells(letters, characters, at)) return at === 0 ? 'start' : 'inside';
  }
  return undefined;
}

/** Two initials or more, of the beginning. */
function startsByInitials(letters: string, characters: readonly string[]): boolean {
  return Array.from(letters).every((letter, at) =>
    (readings.get(characters[at] ?? '') ?? []).some((reading) => reading.startsWith(letter)),
  );
}

function spells(letters: string, characters: readonly string[], at: number): boolean {
  return (readings.get(characters[at] ?? '') ?? []).some(
    (reading) =>
      reading.startsWith(letters) ||
      (letters.startsWith(reading) && spells(letters.slice(reading.length), characters, at + 1)),
  );
}
