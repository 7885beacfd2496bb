/** What the machine says of itself, from files of the kernel. Asks nobody. */
import { readFileSync } from "node:fs";

/** True on an ECS instance, by the product's name in the firmware's tables; containers on it see the same file. */
export function isEcsInstance(file = "/sys/class/dmi/id/product_name"): boolean {
  try {
    return /^Alibaba Cloud ECS/u.test(readFileSync(file, "utf8"));
  } catch {
    return false;
  }
}
