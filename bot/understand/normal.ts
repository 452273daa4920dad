import { inTenths } from './numbers.ts';
import { correct } from './slips.ts';

/** A message in one plain spelling, for patterns and words to look at. Keeps sentences and their signs. */
export function normalOf(text: string): string {
  return inTenths(correct(plain(text)));
}

/** Half width, lower case, simplified characters, straight quotes, no gaps between Han characters, no marks. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(MARK, ' ')
    .toLowerCase()
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(TRADITIONAL, (character) => SIMPLIFIED[TRADITIONAL_ROW.indexOf(character)]!)
    .replace(/(?<=[\p{Script=Han}。，、！？?!,;:]) +(?=\p{Script=Han})/gu, '')
    .replace(/[ \t\r\f\v]+/g, ' ')
    .trim();
}

/** Left by masking: `[电话]`, `[ID number]`. */
const MARK =
  /\[(?:身份证号|电话|银行卡号|邮箱|护照号|ID number|phone|card number|e-mail|passport number)\]/gi;
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu;

// Characters in which questions of this field differ between the two scripts, row against row.
const TRADITIONAL_ROW =
  '勞動員資稅務發單據開額貸銀證擔質權東訂約違償賠補貼職業傷險繳費醫養電話請問題麼嗎會計經濟營執註銷變財產離辭僱傭關係聯時間試轉無雙應該辦處規則條決訴訟調強製凍結債還給錢賬帳當個體戶張麗這們來說對與於從後過現實際將點幾萬億兩號門頭標準報稱類別種選擇專項須總價環節優獎勵續簽終斷懷難護誰讓覺寫讀聽評審願長進運輸達邊遠許協議創輔導識網絡數裡臺灣廠車級縣區鄉鎮滿歲嬰兒頓暫緩減徵貧嚴屬親師獲複雜檢舉檔殘廢臨緊擬監獨聞紙聲響載擊蟲魚鳥馬騎驗國歸僅幫嚇樣殺爾餘飯館廣銹燈熱煩學習歷麵衛視頻訊賣買賺虧損舊簡啟帶樓層倉庫儲貨戰爭氣罰沒兇傳統勢勝負責認';
const SIMPLIFIED =
  '劳动员资税务发单据开额贷银证担质权东订约违偿赔补贴职业伤险缴费医养电话请问题么吗会计经济营执注销变财产离辞雇佣关系联时间试转无双应该办处规则条决诉讼调强制冻结债还给钱账账当个体户张丽这们来说对与于从后过现实际将点几万亿两号门头标准报称类别种选择专项须总价环节优奖励续签终断怀难护谁让觉写读听评审愿长进运输达边远许协议创辅导识网络数里台湾厂车级县区乡镇满岁婴儿顿暂缓减征贫严属亲师获复杂检举档残废临紧拟监独闻纸声响载击虫鱼鸟马骑验国归仅帮吓样杀尔余饭馆广锈灯热烦学习历面卫视频讯卖买赚亏损旧简启带楼层仓库储货战争气罚没凶传统势胜负责认';
const TRADITIONAL = new RegExp(`[${TRADITIONAL_ROW}]`, 'g');
