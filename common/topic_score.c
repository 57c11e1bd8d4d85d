#include "topic_score.h"

#include <math.h>

double topic_score_factor(uint32_t tenths)
{
    return log2(1 + tenths / 10.0);
}

double topic_score_length(size_t n_tokens)
{
    return sqrt(n_tokens > 100 ? (double)n_tokens / 100 : 1);
}
