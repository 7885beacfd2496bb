/** `cafe profiles` 的帮助，含示例。 */
import type { Translation } from "../../lib/translation.ts";
import type * as en from "../profiles-help.ts";

export const PROFILES_HELP: Translation<typeof en.PROFILES_HELP> = `cafe profiles：cafe 连接用的密钥和地域

用法
  cafe profiles list [--output table|json]
  cafe profiles add NAME [SOURCE] [--region R] [--network public|vpc]
  cafe profiles edit NAME [SOURCE] [--region R] [--network public|vpc]
  cafe profiles test NAME
  cafe profiles use NAME
  cafe profiles remove NAME
  cafe profiles lock NAME | unlock NAME
  cafe profiles import [--from FILE]

SOURCE   密钥的来源。最好是引用，不在此保存密钥：
           --aliyun PROFILE            aliyun CLI 的配置，除 RsaKeyPair 和 BearerToken 外的任何模式
           --ecs-role ROLE|auto        运行 cafe 的 ECS 实例的 RAM 角色
           --credentials-file SECTION  ~/.alibabacloud/credentials 的一节
           --credentials-uri URL       提供密钥的服务
           --from-environment          ALIBABA_CLOUD_ACCESS_KEY_ID 及相关变量
         或者密钥本身，会保存下来：
           --access-key-id AK          与不带以上任何选项时相同，Secret 以不回显的方式询问，或从 stdin 读取
                                       （第二行为临时密钥的安全令牌）。绝不从命令行接受。
edit     更改所给出的内容；什么都不给时询问新密钥。运行中的 cafe 从下一次调用起使用新密钥。
test     签名发起一次调用（DescribeRegions），并说明服务接受了哪个来源的哪个密钥。
use      选择不带 --profile 时使用的配置。环境变量中的密钥优先于它。
lock     用口令加密已保存的密钥，之后 cafe 每次运行询问一次。脚本可将口令放入仅您本人可读的文件，
         用 CAFE_PASSPHRASE_FILE 指定。docs/security.md 说明它能防范什么。

密钥保存在 CAFE_CONFIG_DIR、XDG_CONFIG_HOME/cafe 或 ~/.config/cafe 下的 config.json 中，仅您本人可读。
顺序：--profile、ALIBABA_CLOUD_PROFILE、环境变量（密钥、OIDC 角色、凭证 URI）、选用的配置、
aliyun CLI 的当前配置、凭证文件、ECS 实例的角色。"cafe doctor" 说明用了哪一个。

示例
  cafe profiles add work --aliyun default
  cafe profiles add here --ecs-role auto --region cn-beijing
  cafe profiles add prod --access-key-id LTAI5tExample < secret.txt
  cafe profiles test work
  cafe profiles lock prod
  cafe profiles use work
`;
