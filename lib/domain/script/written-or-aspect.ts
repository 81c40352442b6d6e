/**
 * 著 is two words. Read zhù it is "to write; evident" (著名, 顯著, 魯迅著《吶喊》) and stays; read zhe, zháo or zhuó it is 着
 * (隨著, 著手). Taiwan and the mirrors write both alike. The verbs are those that academic prose puts before 着 most often.
 */

/** Verbs of two characters that 着 follows. */
const VERBS = setOfPairs(
  '意味影响决定制约发挥存在面临承担扮演充满代表标志象征反映体现支配推动包含蕴含蕴藏隐含隐藏潜藏凝聚凝结寄托承载承受肩负担负占据占有拥有具有' +
    '保持维持维系延续持续继续坚持坚守遵循遵守追求追寻探索寻找期待等待面对针对围绕环绕伴随跟随追随沿袭凭借依靠依赖依托依附指引指导引导引领主导' +
    '主宰左右控制操纵牵制束缚困扰威胁损害危害侵蚀冲击激励鼓舞吸引打动孕育预示预告暗示显示揭示展示昭示表示指示表明证明说明见证记录记载记述讲述' +
    '叙述描述描绘刻画书写诉说传递传达传播传承继承流传流露散发弥漫笼罩渗透贯穿贯串交织交错纠缠穿插夹杂混杂掺杂混合融合结合配合整合符合迎合综合' +
    '促进推进阻碍妨碍限制规定规范约束调节改变塑造建构构成形成创造生产进行实行实施执行履行行使享受享有经历经受忍受遭受感受体验关注关心注视凝视' +
    '观察审视思考想象想像幻想渴望希望盼望向往怀念思念怀疑担心热爱喜爱爱护保护守护维护呵护支持支撑滋养哺育培育养育照顾照耀闪烁闪耀洋溢翻译讨论' +
    '争论议论谈论辩论评论演绎上演重复循环徘徊游离漂浮悬挂排列覆盖遮蔽掩盖掩饰保留保存残留遗留停留居住生活生长生存活跃活动运行运动运转转动变化' +
    '发展变动发生进展上升增长积累沉淀沉积竞争斗争抗争反抗抵抗抵制排斥对抗对立对峙联系连接联结关联沟通交流互动呼应对应适应顺应迎接接受接近靠近' +
    '临近逼近亲近服务从事致力努力试图尝试模仿效仿使用利用运用应用践行实践彰显凸显突显显露呈现展现表现再现闪现浮现出现还原更新刷新创新改编关系凑合',
);
/** Of these what means or stands for something, behind which 著作者 is 着 + 作者. */
const MEANING = setOfPairs('意味影响决定制约暗示反映代表体现象征标志指引左右困扰凝聚寄托蕴含考验束缚');
/** Verbs of one character that 着 follows. */
const SHORT_VERBS = new Set(
  '有看等活拿站坐走听说读写想望笑哭带怀抱闭睁背扛挂住开关念唱喊叫盯指按靠守护牵拉推留藏含透围绕逼催领缺占顶举握穿戴披吃喝躺跪飞跑追赶闹骂为借冲划别刮吊咽干扣拐摆忙慌陪盼扯挑揣搂搭摸晃烧猜玩瞒瞧瞪绷绑缠踩踏躲蹲裹跳踢逗遮闷隔骗愣么不泛涂画签回',
);
/** Of these what names end in, too, and 等 (and others): 张飞著《…》, 王力等著. */
const NAME_ENDINGS = new Set('等飞开守拉望含领举藏想念关护顶披为照');
/** Words that take 着 whatever follows. */
const ALWAYS = new Set('执随沿附穿接朝趁顺凭活冒伴仗倚挨循味沉沈胶黏粘衣睡吸');
/** Words that take 着 unless 著名, 著作, 著述 … follows (對著名學者, 本著作). */
const MOSTLY = new Set('本对向跟');
/** Before 著, with these it is zhù. */
const BEFORE_WRITTEN = new Set('显卓名专原论拙巨鸿编译撰土微');
/** The same, unless what follows is a word with 着 of its own (所著重者). */
const PERHAPS_WRITTEN = new Set('昭遗新旧所自合共近素炳');
/** Behind 著, with these it is zhù. */
const BEHIND_WRITTEN = new Set('名作称录述者译闻誉');
/** Behind 著, with these it is zhuó or zháo. */
const BEHIND_ASPECT = new Set('重力手眼色陆落火想实迷墨急慌装床丝意魔笔凉生');
/** 著 + 作用, 名譽: after a verb the second word begins behind 着. */
const WORD_AFTER_ASPECT = /^(?:作[用业为出品战风息家文]|名[誉额义单人]|录[取音入像制]|书籍?)/u;

/**
 * Whether 著 at `at` is zhù. The context is given in Simplified, so that mixed scripts do not matter.
 * @param before up to two characters before it
 * @param behind up to three characters behind it
 */
export function isWritten(before: string, behind: string): boolean {
  const last = before.slice(-1);
  const next = behind.slice(0, 1);
  const isHan = /\p{Script=Han}/u.test(last);
  if (!isHan) return !BEHIND_ASPECT.has(next);
  if (ALWAYS.has(last)) return behind.startsWith('作权');
  // Of a book whose author is not told: 不著撰人.
  if (last === '不' && /^[撰编]/u.test(behind)) return true;
  const isVerb = VERBS.has(before);
  const isWord = BEHIND_WRITTEN.has(next);
  if (MOSTLY.has(last)) return isWord && !behind.startsWith('录音');
  if (isVerb || SHORT_VERBS.has(last)) {
    if (behind.startsWith('作者')) return !MEANING.has(before);
    if (WORD_AFTER_ASPECT.test(behind)) return false;
    return isWord || (!isVerb && NAME_ENDINGS.has(last) && isEntryEnd(next));
  }
  if (BEFORE_WRITTEN.has(last)) return true;
  if (BEHIND_ASPECT.has(next)) return false;
  if (PERHAPS_WRITTEN.has(last) || isWord) return true;
  if (next === '书') return /^书[立目]/u.test(behind);
  // Who wrote it; before a quotation, a verb.
  return isEntryEnd(next);
}

/** Whether behind 著 comes the title or the end of an entry. */
function isEntryEnd(next: string): boolean {
  return next === '' || /[《〈<＜，。、；：,.;:)）\]】\s]/u.test(next);
}

function setOfPairs(list: string): ReadonlySet<string> {
  return new Set(list.match(/../gu) ?? []);
}
