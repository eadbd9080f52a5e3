"""What the pictures show: 100 classes in six groups, and 8 more kept out of training.

Each row is `english name | Chinese name | glyphs`. A glyph is one emoji; every drawing
style (Noto, Twemoji, OpenMoji) draws it its own way, so a class with two glyphs has four
sprites in the two training styles.

`PROBE` holds the classes that no training picture ever shows. The evaluation asks whether
20 pictures of each are enough to learn them from the features of the trained model.
"""

from dataclasses import dataclass

VARIATION_SELECTOR = "\ufe0f"


@dataclass(frozen=True)
class SceneClass:
    """One class: its English and Chinese names, its group and the emoji that draw it."""

    name: str
    zh: str
    group: str
    glyphs: tuple[str, ...]


_TABLE = {
    "animals": """
        cat | 猫 | 🐱🐈
        dog | 狗 | 🐶🐕
        mouse | 老鼠 | 🐭🐁
        rabbit | 兔子 | 🐰🐇
        fox | 狐狸 | 🦊
        panda | 熊猫 | 🐼
        lion | 狮子 | 🦁
        tiger | 老虎 | 🐯🐅
        pig | 猪 | 🐷🐖
        frog | 青蛙 | 🐸
        monkey | 猴子 | 🐵🐒
        cow | 奶牛 | 🐮🐄
        horse | 马 | 🐴🐎
        elephant | 大象 | 🐘
        zebra | 斑马 | 🦓
        hedgehog | 刺猬 | 🦔
        chicken | 鸡 | 🐔🐓
        penguin | 企鹅 | 🐧
        owl | 猫头鹰 | 🦉
        parrot | 鹦鹉 | 🦜
        flamingo | 火烈鸟 | 🦩
        peacock | 孔雀 | 🦚
        fish | 鱼 | 🐟🐠
        shark | 鲨鱼 | 🦈
        whale | 鲸 | 🐳🐋
        octopus | 章鱼 | 🐙
        turtle | 乌龟 | 🐢
        snake | 蛇 | 🐍
        snail | 蜗牛 | 🐌
        bee | 蜜蜂 | 🐝
        butterfly | 蝴蝶 | 🦋
        ladybird | 瓢虫 | 🐞
    """,
    "food": """
        apple | 苹果 | 🍎🍏
        banana | 香蕉 | 🍌
        grapes | 葡萄 | 🍇
        watermelon | 西瓜 | 🍉
        strawberry | 草莓 | 🍓
        cherries | 樱桃 | 🍒
        lemon | 柠檬 | 🍋
        avocado | 牛油果 | 🥑
        carrot | 胡萝卜 | 🥕
        corn | 玉米 | 🌽
        broccoli | 西兰花 | 🥦
        aubergine | 茄子 | 🍆
        pizza | 披萨 | 🍕
        hamburger | 汉堡 | 🍔
        fries | 薯条 | 🍟
        bread | 面包 | 🍞
        pretzel | 椒盐卷饼 | 🥨
        cheese | 奶酪 | 🧀
        ice cream | 冰淇淋 | 🍦🍨
        cake | 蛋糕 | 🎂🍰
        doughnut | 甜甜圈 | 🍩
        coffee | 咖啡 | ☕
    """,
    "plants": """
        rose | 玫瑰 | 🌹
        sunflower | 向日葵 | 🌻
        tulip | 郁金香 | 🌷
        blossom | 樱花 | 🌸
        tree | 树 | 🌳
        fir tree | 冷杉 | 🌲
        palm tree | 棕榈树 | 🌴
        cactus | 仙人掌 | 🌵
        mushroom | 蘑菇 | 🍄
        clover | 四叶草 | 🍀
        maple leaf | 枫叶 | 🍁
    """,
    "vehicles": """
        car | 汽车 | 🚗🚙
        bus | 公共汽车 | 🚌🚍
        train | 火车 | 🚆🚂
        tractor | 拖拉机 | 🚜
        fire engine | 消防车 | 🚒
        bicycle | 自行车 | 🚲
        airplane | 飞机 | ✈🛩
        ship | 轮船 | 🚢
        sailing boat | 帆船 | ⛵
        rocket | 火箭 | 🚀
    """,
    "things": """
        house | 房子 | 🏠🏡
        castle | 城堡 | 🏰
        tent | 帐篷 | ⛺
        umbrella | 雨伞 | ☂☔
        guitar | 吉他 | 🎸
        trumpet | 小号 | 🎺
        drum | 鼓 | 🥁
        football | 足球 | ⚽
        basketball | 篮球 | 🏀
        book | 书 | 📕📗
        clock | 时钟 | ⏰🕰
        key | 钥匙 | 🔑
        scissors | 剪刀 | ✂
        light bulb | 灯泡 | 💡
        telephone | 电话 | ☎
        balloon | 气球 | 🎈
        gift | 礼物 | 🎁
        crown | 王冠 | 👑
    """,
    "sky": """
        sun | 太阳 | ☀🌞
        moon | 月亮 | 🌙🌛
        star | 星星 | ⭐🌟
        cloud | 云 | ☁
        lightning | 闪电 | ⚡
        snowflake | 雪花 | ❄
        globe | 地球 | 🌍
    """,
}

_PROBE_TABLE = {
    "animals": """
        koala | 考拉 | 🐨
        crab | 螃蟹 | 🦀
    """,
    "food": """
        pineapple | 菠萝 | 🍍
        croissant | 可颂 | 🥐
    """,
    "plants": """
        ear of rice | 稻穗 | 🌾
    """,
    "vehicles": """
        helicopter | 直升机 | 🚁
    """,
    "things": """
        violin | 小提琴 | 🎻
        camera | 相机 | 📷
    """,
}


def _parse(table: dict[str, str]) -> list[SceneClass]:
    rows = []
    for group, text in table.items():
        for line in text.strip().splitlines():
            name, zh, glyphs = (part.strip() for part in line.split("|"))
            glyphs = tuple(glyph for glyph in glyphs if glyph != VARIATION_SELECTOR)
            rows.append(SceneClass(name, zh, group, glyphs))
    return rows


CLASSES = _parse(_TABLE)
PROBE = _parse(_PROBE_TABLE)

NAMES = [c.name for c in CLASSES]
GROUPS = list(_TABLE)

assert len(set(NAMES)) == len(NAMES) >= 100
