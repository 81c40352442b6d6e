/**
 * Words and characters that OpenCC's data has wrong or not at all for academic prose, for pages that mix scripts, and for
 * pages over-converted by sloppy tools (髮展, 為瞭, 藉鑒). They are asked before OpenCC's. Each list is
 * `Traditional>Simplified` or a word that stays as it is; words are met by their longest beginning at a place, so a word
 * also guards what stands inside it (心臟 against 臟文).
 */
const WORDS = `
乾安 乾县 乾縣>乾县 乾隆 乾坤 乾陵 乾元 乾符 乾封 乾宁 乾寧>乾宁 乾化 乾祐 乾德 乾兴 乾興>乾兴 乾道 乾统 乾統>乾统
乾亨 乾贞 乾貞>乾贞 乾清 乾嘉 乾卦 乾、坤 乾坎 乾为天 乾為天>乾为天 乾健 乾爻 乾彖 ·乾· ·乾》 《乾》 〈乾〉 「乾」 “乾” 乾闥>乾闼 若乾>若干
雍乾 康乾 蕭乾>萧乾 萧乾
於菟 於陵子 於陵仲 於潛縣>於潜县 於潜县 樊於期 於穆清 於呼哀哉 於乎哀 於戲！>於戏！ 於戲，>於戏， 於梨華>於梨华
於崇文 於勇明 於忠祥 於仲完 於菟絲>于菟丝 於菟丝>于菟丝
狼藉 慰藉 枕藉 凌藉 蹈藉 藉田 藉甚 藉藉 蘊藉>蕴藉 蕴藉 醞藉>酝藉 酝藉 踐藉>践藉 躪藉>躏藉 顧藉>顾藉
瞭望 瞭哨 瞭远 瞭遠>瞭远 瞭敌 瞭敵>瞭敌
覆雜>复杂 恢覆>恢复 覆習>复习 覆興>复兴 覆合>复合 覆印>复印 覆製>复制 覆制>复制 覆發>复发 覆審>复审 覆議>复议
覆核>复核 覆查>复查 覆診>复诊 覆試>复试 修覆>修复 康覆>康复 往覆>往复 光覆>光复 收覆>收复 報覆>报复 平覆>平复
答覆>答复 回覆>回复 重覆>重复 反覆>反复 覆蓋>覆盖
宮、商、角、徵、羽>宫、商、角、徵、羽 角、徵 、徵、羽 徵、羽 徵調>征调 徵調式>徵调式 徵調性>徵调性 徵調曲>徵调曲
彊界>疆界 彊域>疆域 彊土>疆土 邊彊>边疆 新彊>新疆
西臟>西藏 臟族>藏族 收臟>收藏 儲臟>储藏 臟書>藏书 臟文>藏文 臟語>藏语 臟傳>藏传 青臟>青藏 寶臟>宝藏 礦臟>矿藏
蘊臟>蕴藏 隱臟>隐藏 埋臟>埋藏 心臟>心脏 內臟>内脏 肝臟>肝脏 腎臟>肾脏 脾臟>脾脏 肺臟>肺脏
噁二 噁三 噁四 噁唑 噁嗪 噁英 噁烷 噁啉 噁草 二噁英
座標>坐标 想像>想象 企畫>企划 規畫>规划 策畫>策划 籌畫>筹划 區畫>区划
甚鉅>甚巨 鉅子>巨子 鉅萬>巨万 鍾馗>钟馗 鍾繇>钟繇
祇園>祇园 祇樹>祇树 祇陀 祇洹 祇夜 僧祇 地祇 神祇 祗是>只是 祗有>只有 祗能>只能 祗要>只要 祗為>只为 祗因>只因
麽經>麽经 麽些 麼些>麽些 幺麽 幺麼>幺麽 甚麼>什么 甚么>什么 甚麽>什么
薰陶>熏陶 薰染>熏染 薰心>熏心 覆函>复函 觔斗>筋斗 于寘 於寘>于寘 宏碁 於夫羅>於夫罗
甯靜>宁静 甯謐>宁谧 甯可>宁可 甯願>宁愿 安甯>安宁 康甯>康宁 丁甯>丁宁 遼甯>辽宁 南甯>南宁 西甯>西宁
洪昇 畢昇>毕昇 丸山昇 閤皂>阁皂 陜西>陕西
唇顎裂>唇腭裂 顎裂>腭裂 軟顎>软腭 硬顎>硬腭 橫顎>横腭 顎咽>腭咽 顎扁>腭扁 顎弓>腭弓 顎部>腭部
供應鍊>供应链 產業鍊>产业链 食物鍊>食物链 價值鍊>价值链 區塊鍊>区块链 冷鍊>冷链 鍊球>链球 鍊式>链式
醯胺>酰胺 醯基>酰基 醯氯>酰氯 醯化>酰化 醯肼>酰肼 醯亞>酰亚 乙醯>乙酰 甲醯>甲酰
`;

/** Single characters, Traditional then Simplified; where no word says otherwise. */
const CHARACTERS = `於于 瞭了 藉借 彊强 甦苏 麽么 祇只 衹只 噁恶 妳你 牠它 徬彷 侭尽 鯰鲇 睪睾 痺痹 殢𣨼 圞𪢮 樠𣗊`;

/**
 * Variant forms that China's list of 1955 (第一批异体字整理表) replaced, and forms of Hong Kong's standard and of old type
 * (新字形), as far as OpenCC does not have them. None that are in use as names.
 */
const VARIANTS = `
衞卫敍叙枱台粧妆糭粽簷檐槪概淸清靑青吿告砲炮礮炮礟炮燄焰鬭斗鬪斗鬦斗疎疏踈疏竝并汚污臯皋迺乃隣邻菓果荳豆藷薯蘂蕊蚘蛔蛕蛔
譌讹賸剩跴踩躭耽酧酬醻酬詶酬鎗枪阨厄顋腮飜翻餽馈骾鲠麤粗寃冤尅克巵卮搾榨攷考暱昵欵款歛敛牋笺盌碗椀碗罣挂耡锄胷胸勗勖媿愧
寘置跼局塲场壄野宂冗岀出崘仑幇帮庻庶廏厩廐厩徃往恠怪悳德惪德惷蠢慙惭憇憩戞戛挿插搥捶搨拓昻昂晳晰朶朵栁柳槀槁歺歹氷冰沍冱
涙泪濶阔烱炯煑煮熈熙牎窗牐闸犂犁獘毙瑠琉璢琉瓈璃琍璃甎砖甞尝畊耕畧略畱留痲麻瘖喑癎痫皷鼓盇盍眎视眡视睠眷瞇眯碁棋碪砧祘算
禩祀稾稿穨颓竢俟筭算篛箬籐藤籢奁粬曲絏绁緐繁緜绵縂总罇樽罸罚羢绒翶翱翺翱聟婿膓肠臈腊艪橹菑灾葠参蔕蒂蘓苏虵蛇蝯猿蟁蚊蠏蟹
衂衄衇脉袠帙褏袖褱怀襃褒覊羁觔斤觝抵諠喧詧察誖悖譔撰賉恤賛赞趂趁躱躲躶裸輙辄輭软辤辞逈迥遯遁酖鸩醕醇鍳鉴鑛矿閧哄闗关陿狭
隂阴隖坞靣面靭韧韈袜韮韭頟额顇悴颿帆飃飘餧喂駞驼髴佛鬀剃鱓鳝鴈雁鵞鹅鷰燕麐麟黙默鼇鳌鼈鳖齩咬隄堤瘉愈濬浚穅糠撃击曡叠蹔暂
尒尔呪咒値值飮饮揹背伕夫瑯琅斲斫拏拿
`;

let all: readonly (readonly [string, string])[] | null = null;

/** All of them, `[Traditional, Simplified]`, made when first asked for. A word that stays has the same twice. */
export function ownWords(): readonly (readonly [string, string])[] {
  all ??= [
    ...pairsOf(WORDS),
    ...CHARACTERS.split(' ').map(splitPair),
    ...(VARIANTS.match(/[^\n]{2}/gu) ?? []).map(splitPair),
  ];
  return all;
}

function pairsOf(list: string): (readonly [string, string])[] {
  return list
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [from = '', to = from] = entry.split('>');
      return [from, to];
    });
}

function splitPair(pair: string): readonly [string, string] {
  const [from = '', to = ''] = pair;
  return [from, to];
}

/** Words of OpenCC that are names or classical and take more from modern prose than they give (對於單個 → 對於单个). */
export const NOT_WORDS: ReadonlySet<string> = new Set(
  '於單 於倫 於則 於其一 於惟一 於清言 於琳 於坦 於敖 於邑 於世成 於戲 於乎 於潛 於穆 於竹屋 打坏 坏子 乾斷 八濛山 二噁英 徵調'.split(
    ' ',
  ),
);
